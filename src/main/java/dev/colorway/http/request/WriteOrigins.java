// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Allows every page that may write also to read: adds the origins of {@value #SETTING} to those that
 * {@code quarkus.http.cors.origins} lists. So CORS does not refuse them, and an operator configures them only once.
 * Adds nothing if {@code quarkus.http.cors.origins} is {@code *}, which allows all origins.
 */
public class WriteOrigins implements ConfigSourceInterceptor {

    static final String SETTING = "colorway.http.write-origins";

    /** An origin as browsers send it (RFC 6454, 6.2): in lower case, without a path. */
    static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9._~\\[\\]:-]+");

    private static final String READERS = "quarkus.http.cors.origins";

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (!name.equals(READERS)) {
            return value;
        }
        boolean hasReaders = !isEmpty(value);
        if (hasReaders && value.getValue().strip().equals("*")) {
            return value;
        }
        ConfigValue writers = context.proceed(SETTING);
        if (isEmpty(writers)) {
            return value;
        }
        return hasReaders ? value.withValue(value.getValue() + "," + writers.getValue()) : writers.withName(name);
    }

    private static boolean isEmpty(@Nullable ConfigValue value) {
        return value == null || value.getValue() == null || value.getValue().isBlank();
    }
}
