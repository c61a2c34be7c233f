// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * The order of the test classes of one application: those that read the built-in catalog, those that write to it, and
 * those that replace it; the same in every run. Applications take long to start, so tests share them.
 */
public final class CatalogOrder implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(CatalogOrder::order)
                        .thenComparing(test -> test.getTestClass().getName()));
    }

    private static int order(ClassDescriptor test) {
        return test.isAnnotated(ReadsBuiltInCatalog.class) ? 0 : test.isAnnotated(ReplacesCatalog.class) ? 2 : 1;
    }
}
