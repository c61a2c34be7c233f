// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** JSON Pointers into a request body, for tests that put a wrong value at each of them. */
public final class JsonPointers {

    private JsonPointers() {}

    /** Returns the pointers to all values below the body. */
    public static List<String> in(JsonNode body) {
        List<String> pointers = new ArrayList<>();
        collect(body, "", pointers);
        return pointers;
    }

    private static void collect(JsonNode json, String pointer, List<String> pointers) {
        json.properties().forEach(member -> {
            pointers.add(pointer + "/" + member.getKey());
            collect(member.getValue(), pointer + "/" + member.getKey(), pointers);
        });
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            pointers.add(pointer + "/" + i);
            collect(json.get(i), pointer + "/" + i, pointers);
        }
    }

    /** Returns the pointers to all texts. */
    public static Stream<String> ofTexts(JsonNode body) {
        return in(body).stream().filter(pointer -> body.at(pointer).isTextual());
    }

    /** Returns the pointers to all objects, the body itself first. */
    public static Stream<String> ofObjects(JsonNode body) {
        return Stream.concat(
                Stream.of(""),
                in(body).stream().filter(pointer -> body.at(pointer).isObject()));
    }

    /** Returns a copy of the body with another value at one pointer. */
    public static ObjectNode with(ObjectNode body, String pointer, JsonNode value) {
        ObjectNode copy = body.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(pointer.substring(slash + 1)), value);
        } else {
            ((ObjectNode) parent).set(pointer.substring(slash + 1), value);
        }
        return copy;
    }
}
