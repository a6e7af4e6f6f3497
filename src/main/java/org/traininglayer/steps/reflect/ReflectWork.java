package org.traininglayer.steps.reflect;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.reflect.ReflectAnswer.Cover;
import org.traininglayer.steps.reflect.ReflectAnswer.Plan;
import org.traininglayer.steps.reflect.ReflectAnswer.Write;

/** What is kept of a reflection: a text or a plan, and what it was found to have. */
public record ReflectWork(@Nullable Write text, @Nullable Plan plan, @Nullable Cover cover)
    implements StepWork {

  /** Whether it was saved, be it empty. */
  boolean saved() {
    return text != null || plan != null;
  }

  /** How much was written. */
  int chars() {
    return (text == null ? 0 : text.text().length())
        + (plan == null ? 0 : plan.cue().length() + plan.action().length());
  }
}
