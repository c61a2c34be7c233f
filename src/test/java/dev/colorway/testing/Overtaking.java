// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Runs an action before each statement that reads sneakers, for example a write that overtakes the read. */
@PersistenceUnitExtension
@Singleton
public class Overtaking implements StatementInspector {

    private static final Pattern OF_SNEAKERS = Pattern.compile("(?i)\\bfrom sneaker\\b");
    private static volatile @Nullable Runnable action;

    /**
     * Sends a request. Runs the action before each statement that reads sneakers, but not before statements of the
     * action itself.
     */
    public static <T> T during(Supplier<T> request, Runnable overtaking) {
        action = () -> {
            Runnable outer = action;
            action = null;
            try {
                overtaking.run();
            } finally {
                action = outer;
            }
        };
        try {
            return request.get();
        } finally {
            action = null;
        }
    }

    @Override
    public String inspect(String sql) {
        Runnable now = action;
        if (now != null && OF_SNEAKERS.matcher(sql).find()) {
            now.run();
        }
        return sql;
    }
}
