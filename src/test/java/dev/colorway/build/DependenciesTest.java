// SPDX-License-Identifier: Apache-2.0
package dev.colorway.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.netty.util.Version;
import java.lang.module.ModuleDescriptor;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fails if a library has a version with a known vulnerability. */
class DependenciesTest {

    private static void assertAtLeast(String least, String found, String library, String hole) {
        assertTrue(
                ModuleDescriptor.Version.parse(found).compareTo(ModuleDescriptor.Version.parse(least)) >= 0,
                library + " is " + found + ", but " + least + " or newer is required because of " + hole);
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
        assertAtLeast("2.21.4", PackageVersion.VERSION.toString(), "jackson-databind", "the fixes in 2.21.4");
        assertAtLeast(
                "42.7.12",
                org.postgresql.util.DriverInfo.DRIVER_VERSION,
                "the PostgreSQL driver",
                "the fixes in 42.7.12");
    }
}
