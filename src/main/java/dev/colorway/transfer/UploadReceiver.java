// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.connection.Connections;
import dev.colorway.http.connection.CutOff;
import dev.colorway.http.connection.InvalidRequests;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.settings.TransferSettings;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;

/** Receives the file of an import over its connection. */
final class UploadReceiver {

    private UploadReceiver() {}

    /**
     * Receives the upload with {@link Upload#receive}, and throws its exceptions. Closes the connection if the caller
     * sends too slowly, because each upload occupies a part of the limit for uploads.
     *
     * @return how many bytes were read; not the whole file if the import was cancelled
     * @throws ProblemException {@link ProblemType#MALFORMED_REQUEST} if the chunks of the request body are malformed
     */
    static long receive(
            InputStream body, Upload upload, ImportProgress progress, TransferSettings settings, RoutingContext request)
            throws IOException {
        MinimumRate rate = new MinimumRate(settings.stallLimit(), settings.leastRate());
        HttpConnection connection = request.request().connection();
        long timer = request.vertx().setPeriodic(settings.stallLimit().toMillis(), id -> {
            if (rate.isTooSlow()) {
                CutOff.now(connection);
            }
        });
        try {
            long bytes = upload.receive(rate.of(body), settings.maxSize(), progress::isCancelled);
            if (Connections.hasBrokenBody(connection)) {
                throw new ProblemException(ProblemType.MALFORMED_REQUEST, InvalidRequests.BROKEN_BODY)
                        .with("Connection", "close");
            }
            return bytes;
        } finally {
            request.vertx().cancelTimer(timer);
        }
    }
}
