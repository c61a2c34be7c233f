// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test out, with a line in the log, on a machine without Chromium. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(InBrowser.Condition.class)
public @interface InBrowser {

    /** Looks for the browser. */
    class Condition implements ExecutionCondition {

        private static final Logger LOG = Logger.getLogger(InBrowser.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Files.isExecutable(Browser.file())) {
                return ConditionEvaluationResult.enabled("There is a browser.");
            }
            String reason = context.getDisplayName() + " is left out: there is no browser at " + Browser.file()
                    + ". Install Chromium, or set -D" + Browser.SETTING + ".";
            if (context.getTestMethod().isEmpty()) {
                LOG.warn(reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
