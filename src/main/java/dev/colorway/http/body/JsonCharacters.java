// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Writes characters beyond the basic plane, such as emoji, as they are. By default Jackson escapes them when it writes
 * bytes but not when it writes text, so the same entry would have two forms.
 */
@Singleton
public class JsonCharacters implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().configure(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8, true);
    }
}
