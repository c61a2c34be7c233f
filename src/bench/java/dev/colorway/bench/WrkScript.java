// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Lua script with which {@link Wrk} sends many different questions, and prices between them. */
final class WrkScript {

    private static final int ONE_WRITE_IN = 100;

    /** {@code setup} runs once for each thread; all else runs in each thread. */
    private static final String SCRIPT = """
            -- SPDX-License-Identifier: Apache-2.0
            local threads = 0

            function setup(thread)
              thread:set("id", threads)
              threads = threads + 1
            end

            local requests, sneakers, draws = {}, {}, {}
            local sent = 0
            local begin = os.time() - 10000000

            function init(args)
              for address in io.lines("FOLDER/questions.txt") do
                requests[#requests + 1] = wrk.format("GET", address)
                local sneaker = address:match("^/sneakers/(.+)$")
                if sneaker then
                  sneakers[#sneakers + 1] = sneaker
                end
              end
              for draw in io.lines("FOLDER/draws.txt") do
                draws[#draws + 1] = tonumber(draw)
              end
            end

            local function price(sneaker)
              local body = string.format(
                '{"sneaker":"%s","amount":%d,"currency":"SGD","kind":"ASK","size":"US9",\
            "observedAt":"%s","source":"RUN-%d"}',
                sneaker, 100 + sent % 300, os.date("!%Y-%m-%dT%H:%M:%SZ", begin + sent), id)
              return wrk.format("POST", "/prices", {["Content-Type"] = "application/json", ["HEADER"] = "KEY"}, body)
            end

            function request()
              sent = sent + 1
              local draw = draws[(sent + id * 7919) % #draws + 1]
              if ONE_WRITE_IN > 0 and sent % ONE_WRITE_IN == 0 then
                return price(sneakers[draw % #sneakers + 1])
              end
              return requests[draw]
            end
            """;

    private final Path folder;
    private int runs;

    /** @param folder a folder for the scripts and for what they read */
    WrkScript(Path folder, AnswerQuestions questions) throws IOException {
        this.folder = Files.createDirectories(folder);
        questions.writeMany(folder.resolve("questions.txt"));
        questions.writeDraws(folder.resolve("draws.txt"));
    }

    /**
     * Writes the script of a run. It always sends the same questions in the same order, and new prices.
     *
     * @return null if the mix needs none
     */
    Path of(AnswerMix mix) throws IOException {
        if (!mix.isOfMany()) {
            return null;
        }
        runs++;
        String oneWriteIn = mix == AnswerMix.MANY_AND_WRITES ? String.valueOf(ONE_WRITE_IN) : "0";
        String script = SCRIPT.replace("ONE_WRITE_IN", oneWriteIn)
                .replace("RUN", "run-" + runs)
                .replace("HEADER", Keys.HEADER)
                .replace("KEY", Keys.WRITER)
                .replace("FOLDER", folder.toString());
        return Files.writeString(folder.resolve("run-" + runs + ".lua"), script);
    }
}
