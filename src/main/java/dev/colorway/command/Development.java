// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.access.DevelopmentKey;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.net.URI;

/**
 * The service in dev mode. After the first start, it prints its address, how to read and, if it has a development key,
 * how to write.
 */
@QuarkusMain(name = "development")
public final class Development implements QuarkusApplication {

    /** A system property, because each live reload discards static fields with their class loader. */
    private static final String GREETING_SHOWN = "dev.colorway.greeted";

    @Inject
    HttpServer server;

    @Inject
    DevelopmentKey key;

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            StartCheck.ofService();
            Quarkus.run(Development.class);
        } else {
            Colorway.main(arguments);
        }
    }

    @Override
    public int run(String... arguments) {
        if (System.setProperty(GREETING_SHOWN, "") == null) {
            System.out.println(greeting(server.getLocalBaseUri()));
        }
        Quarkus.waitForExit();
        return 0;
    }

    private String greeting(URI base) {
        return """

                Catalog:    %1$s
                Swagger UI: %2$s
                Try it:     curl '%1$ssneakers?collaborator=JJJJound'
                """.formatted(base.resolve("/"), base.resolve("/q/swagger-ui/"))
                + key.text().map(text -> writeExample(base, text)).orElse("");
    }

    private static String writeExample(URI base, String key) {
        return """

                This API key is for development. It is valid until this process ends, also after live reloads:
                curl -H 'X-API-Key: %1$s' -H 'Content-Type: application/json' %2$s -d '{"name": "Example"}'

                Import your own file, all of it or nothing. Add &dryRun=true to see first how it is read:
                curl -F file=@mine.csv -H 'X-API-Key: %1$s' '%3$s?create=missing'
                """.formatted(key, base.resolve("/brands"), base.resolve("/imports"));
    }
}
