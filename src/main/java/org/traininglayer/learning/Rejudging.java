package org.traininglayer.learning;

import java.util.List;
import java.util.Optional;
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
   * registration. They stay as they are until the transaction ends. Those that are under way are
   * among them and not judged: they still say by the key of their version, and come again by {@link
   * #rejudge(OrganisationId, ModuleId, UUID)} when they are finished.
   *
   * @param after the registration to go on from; null for the first
   */
  List<Rejudged> rejudge(
      OrganisationId organisation, ModuleId module, @Nullable UUID after, int most);

  /** One attempt that was finished in an older version; empty where it is none, or is gone. */
  Optional<Rejudged> rejudge(OrganisationId organisation, ModuleId module, UUID registration);

  /**
   * One attempt.
   *
   * @param responses of its steps that can be judged anew, as they would go on record now
   * @param outcome what it comes to with these; null where it was not judged
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

    /** Whether it was judged, and not left as it is. */
    public boolean judged() {
      return outcome != null || !responses.isEmpty();
    }
  }

  /**
   * An answer in a step.
   *
   * @param otherwise whether the two keys say different things of it; where they do not, what an
   *     earlier build said of it in other words stays
   */
  record Given(Step step, Response response, boolean otherwise) {

    /** Of which the keys say different things. */
    public Given(Step step, Response response) {
      this(step, response, true);
    }
  }

  /**
   * What an attempt comes to.
   *
   * @param madeGood those of the critical misses that were made good before the end
   */
  record Outcome(double score, boolean passed, List<String> criticalMisses, List<String> madeGood)
      implements CriticalErrors {

    /** Copies the lists. */
    public Outcome {
      criticalMisses = List.copyOf(criticalMisses);
      madeGood = List.copyOf(madeGood);
    }

    /** With nothing made good. */
    public Outcome(double score, boolean passed, List<String> criticalMisses) {
      this(score, passed, criticalMisses, List.of());
    }
  }
}
