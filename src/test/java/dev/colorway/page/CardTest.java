// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardTest {

    private static Card card(String name, String colorway, String silhouette, String... collaborators) {
        return new Card(
                "slug",
                name,
                colorway,
                new Card.Named("Brand"),
                silhouette == null ? null : new Card.Named(silhouette),
                collaborators.length == 0
                        ? null
                        : new Card.Collaboration(
                                "joint",
                                "Joint",
                                Arrays.stream(collaborators)
                                        .map(Card.Named::new)
                                        .toList()),
                null,
                null,
                List.of(),
                URI.create("http://localhost/drawing"));
    }

    @Test
    void namesTheMakersBeforeTheNickname() {
        Card card = card("One x Two Runner GTX 'Red'", "Red", "Runner", "One", "Two");
        assertEquals("One x Two Runner GTX", card.maker());
        assertEquals("Red", card.title());
    }

    @Test
    void billsCollaboratorsThatTheNameLeavesOut() {
        assertEquals(
                "One x Two x Runner",
                card("One Runner 'Red'", "Red", "Runner", "One", "Two").maker());
    }

    @Test
    void leavesOutWhatIsMissing() {
        assertEquals("Runner", card("Runner Red", null, "Runner").maker());
        assertEquals("Runner Red", card("Runner Red", null, "Runner").title());
        assertEquals("Brand", card("Something", "Red", null).maker());
    }
}
