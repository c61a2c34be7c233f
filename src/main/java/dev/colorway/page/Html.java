// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks resources whose operations return pages. The filters {@link PageSwitch}, {@link PageHeaders} and
 * {@link PageProblems} apply to them.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Html {

    /**
     * The media type of pages. Its weight is low: only requests that name it, such as those of browsers, get a page.
     */
    String TYPE = "text/html;charset=UTF-8;qs=0.1";
}
