// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of requests and connections, and the headers of responses. */
@ConfigMapping(prefix = "colorway.http")
public interface HttpSettings {

    /** Returns the largest JSON body of a request, in bytes. */
    @Positive
    int maxJsonSize();

    /** Returns the most memory for the JSON bodies of all requests together, in bytes. */
    @Positive
    long maxBodyMemory();

    /** Returns how many requests can wait for their responses at a time. */
    @Positive
    int maxRequests();

    /**
     * Returns how many connections can be open, of all callers together; fewer if this process cannot open so many
     * files.
     */
    @Positive
    int maxConnections();

    /** Returns how long a connection can be open without a request. */
    @DurationMin(nanos = 1)
    Duration idleLimit();

    /**
     * Returns how many bytes of the responses of one connection the operating system can buffer until the client reads
     * them.
     */
    @Positive
    int sendBuffer();

    /** Returns how long a request with a JSON body can take, from the end of its headers to its response. */
    @DurationMin(nanos = 1)
    Duration timeLimit();

    /** Returns whether HTTP/2 is accepted without TLS. */
    boolean clearTextHttp2();

    /** Returns the {@code Cache-Control} of responses that show the catalog. */
    String cacheControl();

    /** Returns the {@code Cache-Control} of documentation. */
    String documentationCacheControl();

    /**
     * Returns the origins whose pages can write, like {@code https://shop.example}, beside the origin of the service
     * itself; empty for no other origin.
     */
    Optional<List<String>> writeOrigins();
}
