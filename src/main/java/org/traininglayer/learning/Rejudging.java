package org.traininglayer.learning;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.steps.Response;

/**
 * What attempts say under the answer key of the newest version, answer by answer. Changes nothing.
 * A step is judged anew only where people would see the same in the newest version: the same
 * questions, options and sources. Where they would not, it is another step and not another key.
 */
public interface Rejudging {

  /**
   * Attempts at a module that were begun in an older version, invented ones excepted, by
   * registration. They stay as they are until the transaction ends.
   *
   * @param after the registration to go on from; null for the first
   */
  List<Rejudged> rejudge(
      OrganisationId organisation, ModuleId module, @Nullable UUID after, int most);

  /**
   * One attempt.
   *
   * @param responses of its steps that can be judged anew, as they would go on record now
   * @param outcome what it comes to with these; null while it is not finished
   */
  record Rejudged(
      UUID registration,
      LearnerId learner,
      Module module,
      List<Given> responses,
      @Nullable Outcome outcome) {

    /** Copies the list. */
    public Rejudged {
      responses = List.copyOf(responses);
    }
  }

  /** An answer in a step. */
  record Given(Step step, Response response) {}

  /** What an attempt comes to. */
  record Outcome(double score, boolean passed, List<String> criticalMisses) {

    /** Copies the list. */
    public Outcome {
      criticalMisses = List.copyOf(criticalMisses);
    }
  }
}
