package org.traininglayer.steps;

import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.StepFormat;

/**
 * What a type of step must bring. Its words are {@code messages/steps-<name>.properties}, its pages
 * the fragments {@code content}, {@code action}, {@code feedback} and {@code past} of {@code
 * templates/steps/<name>.html}, its file's shape {@code schema/module/step-<name>.schema.json}.
 *
 * @param <S> the step, as the module has it
 * @param <W> what is kept of the answers given in it
 * @param <A> what can be answered
 */
public interface StepType<S extends Step, W extends StepWork, A extends Answer> {

  /** How its file is read and checked. */
  StepFormat<S> format();

  /** What an answer does, what it is worth, and what of it goes on record. */
  StepRules<S, W, A> rules();

  /** What its page shows, and what its forms say. */
  StepPage<S, W> page();

  /** How its steps are signed by a fresh launch; null where none is. */
  default @Nullable StepSigning<S, W> signing() {
    return null;
  }
}
