// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.BaseUri;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.ShownKinds;
import dev.colorway.revision.ChangesSince;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.settings.TransferSettings;
import dev.colorway.transaction.ReadTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The ETags of files. A file is streamed, so its tag cannot be a digest of its bytes. The tag contains the revision of
 * the catalog, and a digest of everything else on which the bytes depend. The tag is weak (RFC 9110, 8.8.1), because
 * the file can contain a write that was committed after the tag was computed.
 */
@Singleton
class FileTags {

    private static final int DIGEST_BYTES = 9;

    @Inject
    RevisionSeen seen;

    @Inject
    RoutingContext request;

    @Inject
    TransferSettings settings;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    /**
     * Returns the tag of the file that the current request gets; null if the file does not depend on the catalog. Runs
     * one SQL statement.
     */
    @Nullable
    String of(String mediaType) {
        Long revision = seen.revision();
        if (revision == null) {
            return null;
        }
        Map<String, String> catalog = new TreeMap<>(ReadTransaction.get(() -> ChangesSince.state(revision)));
        String dependencies = String.join(
                "\n",
                mediaType,
                version,
                BaseUri.of(request).value(),
                CatalogCurrency.orDefault(null).toString(),
                ShownKinds.inOrder().toString(),
                Boolean.toString(settings.byteOrderMark()),
                catalog.toString());
        return "W/\"" + revision + "-" + digest(dependencies) + '"';
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
