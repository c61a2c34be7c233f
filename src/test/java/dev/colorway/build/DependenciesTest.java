// SPDX-License-Identifier: Apache-2.0
package dev.colorway.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.netty.util.Version;
import java.lang.module.ModuleDescriptor;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No library with a known hole comes back. */
class DependenciesTest {

    private static void assertAtLeast(String least, String found, String library, String hole) {
        assertTrue(
                ModuleDescriptor.Version.parse(found).compareTo(ModuleDescriptor.Version.parse(least)) >= 0,
                library + " is " + found + ": " + least + " or newer is needed, because of " + hole);
    }

    @Test
    void nettyDoesNotSmuggleRequests() {
        Map<String, Version> jars = Version.identify(getClass().getClassLoader());
        Stream.of("netty-codec-http", "netty-codec-http2", "netty-handler", "netty-common")
                .forEach(jar -> assertAtLeast(
                        "4.1.138.Final",
                        jars.get(jar).artifactVersion(),
                        jar,
                        "CVE-2026-89044 and CVE-2026-50020 (request smuggling)"));
    }

    @Test
    void jacksonAndTheDriverOfPostgreSqlAreTheirNewestPatches() {
        assertAtLeast("2.21.4", PackageVersion.VERSION.toString(), "jackson-databind", "what 2.21.4 mends");
        assertAtLeast(
                "42.7.12",
                org.postgresql.util.DriverInfo.DRIVER_VERSION,
                "the PostgreSQL driver",
                "what 42.7.12 mends");
    }
}
