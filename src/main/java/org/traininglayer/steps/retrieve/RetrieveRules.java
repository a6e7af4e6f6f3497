package org.traininglayer.steps.retrieve;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.retrieve.RetrieveAnswer.Recall;

/** The item that is asked is worked and scored by the rules of its own type. */
final class RetrieveRules implements StepRules<RetrieveStep, RetrieveWork, RetrieveAnswer> {

  private static final String PATH = "pool";

  @Override
  public RetrieveWork begin() {
    return new RetrieveWork(null, null);
  }

  @Override
  public Class<RetrieveAnswer> answers() {
    return RetrieveAnswer.class;
  }

  @Override
  public void check(RetrieveStep step, RetrieveAnswer answer, Module module) {
    switch (answer) {
      case Recall recall ->
          step.item(recall.item())
              .orElseThrow(() -> new AnswerRefused("This step has no such item."))
              .check(recall.answer(), module);
    }
  }

  /** An answer to an item that is not asked changes nothing. */
  @Override
  @SuppressWarnings("ReferenceEquality") // so Change says
  public Change<RetrieveWork> apply(
      RetrieveStep step, RetrieveWork work, RetrieveAnswer answer, Situation situation) {
    Nested asked = asked(step, work, situation);
    return switch (answer) {
      case Recall recall when recall.item().equals(asked.id()) -> {
        Kept kept = kept(work, asked);
        Change<Kept> change = asked.apply(kept, recall.answer(), situation, PATH);
        yield change.work() == kept ? Change.to(work) : told(asked, change);
      }
      case Recall other -> Change.to(work);
    };
  }

  @Override
  public Change<RetrieveWork> finish(RetrieveStep step, RetrieveWork work, Situation situation) {
    Nested asked = asked(step, work, situation);
    return told(asked, asked.finish(kept(work, asked), situation, PATH));
  }

  private static Change<RetrieveWork> told(Nested asked, Change<Kept> change) {
    return new Change<>(new RetrieveWork(asked.id(), change.work()), change.responses());
  }

  /** The item that was asked, or is. */
  static Nested asked(RetrieveStep step, RetrieveWork work, Situation situation) {
    return Nested.find(step.pool(), work.item()).orElseGet(() -> step.asked(situation));
  }

  static Kept kept(RetrieveWork work, Nested asked) {
    Kept kept = work.kept();
    return kept == null ? asked.begin() : kept;
  }

  private record Asked(Nested item, Kept kept) {

    static Optional<Asked> of(RetrieveStep step, RetrieveWork work) {
      Kept kept = work.kept();
      return kept == null
          ? Optional.empty()
          : Nested.find(step.pool(), work.item()).map(item -> new Asked(item, kept));
    }
  }

  @Override
  public List<Response> told(RetrieveStep step, RetrieveWork work, Situation situation) {
    return Asked.of(step, work)
        .map(asked -> asked.item().told(asked.kept(), situation, PATH))
        .orElse(List.of());
  }

  @Override
  public @Nullable Double score(RetrieveStep step, RetrieveWork work) {
    return Asked.of(step, work).map(asked -> asked.item().score(asked.kept())).orElse(null);
  }

  @Override
  public boolean recalls() {
    return true;
  }

  @Override
  public List<String> harm(RetrieveStep step, RetrieveWork work) {
    return Asked.of(step, work).map(asked -> asked.item().harm(asked.kept())).orElse(List.of());
  }

  @Override
  public Optional<Harm> harm(RetrieveStep step, String id) {
    return Nested.harm(step.pool(), id);
  }

  @Override
  public List<Judgement> judgements(RetrieveStep step, RetrieveWork work) {
    return Asked.of(step, work)
        .map(asked -> asked.item().judgements(asked.kept()))
        .orElse(List.of());
  }

  @Override
  public boolean fits(RetrieveStep step, RetrieveWork work) {
    return work.kept() == null
        || Asked.of(step, work).filter(asked -> asked.item().fits(asked.kept())).isPresent();
  }

  /** To every item, as it is not known here which is asked. */
  @Override
  public List<RetrieveAnswer> keyed(RetrieveStep step) {
    return step.pool().stream()
        .flatMap(item ->
            item.keyed().stream().<RetrieveAnswer>map(answer -> new Recall(item.id(), answer)))
        .toList();
  }

  @Override
  public List<KeyLine> key(RetrieveStep step) {
    return step.pool().stream().flatMap(item -> item.key().stream()).toList();
  }
}
