// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.colorway.http.body.PlainText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Plain text of one or several lines, which describes an entry. Requests, responses and the database have the text in
 * the same form.
 *
 * @param text the text, at most {@value #MAX_LENGTH} characters, with {@code \n} between lines; never null
 */
@Embeddable
@Schema(
        type = SchemaType.STRING,
        name = "Description",
        minLength = 1,
        maxLength = Description.MAX_LENGTH,
        description = "Plain text of one or several lines, without markup. `\\n` separates lines.")
public record Description(
        @Column(name = "description", length = Description.MAX_LENGTH)
        String text) {

    static final int MAX_LENGTH = 5000;

    /**
     * Reads a description that a caller wrote.
     *
     * @throws IllegalArgumentException if the text is not allowed; the message is for callers of the API
     */
    public static Description fromString(String text) {
        String clean = PlainText.ofLines(text);
        if (clean.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have at most " + MAX_LENGTH + " characters");
        }
        return new Description(clean);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
