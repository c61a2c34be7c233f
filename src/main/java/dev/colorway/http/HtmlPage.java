// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

/** What a person's browser is given where a program gets JSON. */
final class HtmlPage {

    /** Only for who asks for it by name, as browsers do: who takes anything gets JSON. */
    static final String TYPE = "text/html;charset=UTF-8;qs=0.1";

    private HtmlPage() {
    }
}
