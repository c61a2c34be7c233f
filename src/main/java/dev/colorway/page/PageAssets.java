// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.settings.PageSettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that pages load: style sheet, script and logo. They are read once. The name of each contains a digest of
 * its content, so caches can store it for a year.
 */
@Singleton
class PageAssets {

    private static final String SETTING = "colorway.page.logo";
    private static final int MAX_LOGO_BYTES = 100_000;
    private static final int DIGEST_BYTES = 6;

    @Inject
    PageSettings settings;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private String style = "";
    private String script = "";
    private String logo = "";

    /**
     * Reads all files if the pages are turned on. Stops the start if the logo is unreadable, too large, or neither SVG
     * nor PNG.
     */
    void read(@Observes StartupEvent start) {
        if (settings.enabled()) {
            byte[] accent = (":root{--chosen:" + settings.accent() + "}\n").getBytes(StandardCharsets.UTF_8);
            style = add("page", "css", joined(accent, resource("page.css"), resource("entry.css")));
            script = add("page", "js", joined(resource("page.js"), resource("entry.js")));
            logo = settings.logo().map(this::logo).orElseGet(() -> add("logo", "svg", resource("logo.svg")));
        }
    }

    private String logo(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1);
        try {
            byte[] content = Files.readAllBytes(Path.of(file));
            if (extension.matches("svg|png") && content.length <= MAX_LOGO_BYTES) {
                return add("logo", extension, content);
            }
            throw new ConfigurationException(SETTING + " must be an SVG or PNG file of at most " + MAX_LOGO_BYTES
                    + " bytes, not '" + file + "'");
        } catch (IOException unreadable) {
            throw new ConfigurationException(SETTING + " names a file that cannot be read: '" + file + "'", unreadable);
        }
    }

    private static byte[] joined(byte[]... files) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] file : files) {
            all.writeBytes(file);
        }
        return all.toByteArray();
    }

    private static byte[] resource(String name) {
        try (InputStream file = PageAssets.class.getResourceAsStream("/page/" + name)) {
            if (file == null) {
                throw new IllegalStateException("no file " + name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Stores the file. Returns its path, which contains a digest of its content. */
    private String add(String name, String extension, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String file = name + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES) + "." + extension;
            files.put(file, content);
            return AssetResource.PATH + "/" + file;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String style() {
        return style;
    }

    String script() {
        return script;
    }

    String logo() {
        return logo;
    }

    /** Returns the content of a file; empty if there is none with this name. */
    Optional<byte[]> content(String file) {
        return Optional.ofNullable(files.get(file));
    }
}
