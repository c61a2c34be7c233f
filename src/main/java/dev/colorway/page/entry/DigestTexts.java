// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the digest, in English. {@code messages/digest_de.properties} has them in German. */
@MessageBundle("digest")
public interface DigestTexts {

    @Message("News of the week")
    String title();

    @Message("What is released soon, what is new, and which prices moved.")
    String description();

    @Message("Drops from {first} to {last}")
    String drops(String first, String last);

    @Message("New in the catalog since {first}")
    String created(String first);

    @Message("Prices that rose in 7 days")
    String gainers();

    @Message("Prices that fell in 7 days")
    String losers();

    @Message("None.")
    String none();

    @Message("{count} more")
    String more(String count);

    @Message("Read it on the web")
    String online();
}
