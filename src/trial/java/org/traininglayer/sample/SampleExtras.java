package org.traininglayer.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Step;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckInExtra;
import org.traininglayer.checkins.CheckInExtra.Part;
import org.traininglayer.checkins.CheckInExtras;
import org.traininglayer.checkins.CheckInExtras.Answered;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.decision.DecisionStep.Stance;
import org.traininglayer.steps.sort.SortStep;
import org.traininglayer.steps.sort.SortStep.Bin;

/**
 * What invented people answer in their last check-in beyond its questions, form by form as a page
 * sends them. The less diligent leave it out.
 */
@Component
class SampleExtras {

  /** More pages than any part has. */
  private static final int PAGES = 5;

  private final CheckInExtras extras;

  SampleExtras(CheckInExtras extras) {
    this.extras = extras;
  }

  /** Right after the questions of a check-in were answered. */
  void answers(
      Place place,
      CheckIn due,
      InventedPerson person,
      AttemptContext context,
      Instant answered,
      Random random) {
    Instant at = answered;
    for (Part part : Part.values()) {
      if (random.nextDouble() > 0.3 + 0.6 * person.diligence()) {
        continue;
      }
      at = at.plusSeconds(20);
      CheckInExtra extra =
          extras.begin(place, due, part, person.jobRole(), context, at).orElse(null);
      for (int page = 0; extra != null && !extra.done() && page < PAGES; page++) {
        at = at.plus(Duration.ofSeconds(15 + random.nextInt(50)));
        extra =
            extras
                .answer(
                    place,
                    due,
                    part,
                    extra.answered(),
                    context,
                    form(extra.step(), person, page, random),
                    at)
                .map(Answered::extra)
                .orElse(null);
      }
    }
  }

  private static FormValues form(Step step, InventedPerson person, int page, Random random) {
    Map<String, String[]> form = new HashMap<>();
    switch (step) {
      case SortStep sort -> sorted(sort, random).forEach((name, value) -> put(form, name, value));
      case ConfidenceStep rating -> {
        for (int i = 1; i <= rating.items().size(); i++) {
          long sure = Math.round(6.5 + 6 * person.selfTrust() + random.nextGaussian());
          put(form, "i" + i, String.valueOf(Math.clamp(sure, 0, 10)));
        }
        put(form, "save", "1");
      }
      case DecisionStep decision -> {
        // The page of the choice, then that of its reason; each reads its own field.
        if (page == 1) {
          put(form, "option", "o" + (1 + option(decision, person, random)));
          put(form, "confidence", random.nextBoolean() ? "75" : "90");
        } else {
          put(form, "reason", "r" + (1 + reason(decision, person, random)));
        }
      }
      default -> throw new IllegalStateException("no answers to " + step.type());
    }
    return new FormValues(form);
  }

  private static void put(Map<String, String[]> form, String name, String value) {
    form.put(name, new String[] {value});
  }

  /** Most know the rules; who does not takes the bin beside. */
  private static Map<String, String> sorted(SortStep step, Random random) {
    Map<String, String> form = new HashMap<>();
    SortStep.Item item = step.items().getFirst();
    Bin bin =
        random.nextDouble() < 0.75
            ? item.key()
            : item.key() == Bin.WITH_CONTROLS ? Bin.PROHIBITED : Bin.WITH_CONTROLS;
    form.put("i1", bin.word());
    form.put("i1-human-review", "1");
    item.need().forEach(control -> form.put("i1-" + control, "1"));
    form.put("submit", "1");
    return form;
  }

  /** Who is afraid leaves what is allowed. */
  private static int option(DecisionStep step, InventedPerson person, Random random) {
    boolean afraid = person.team() == SampleTeam.AFRAID;
    boolean best = random.nextDouble() < (afraid ? 0.4 : 0.75);
    for (int i = 0; i < step.options().size(); i++) {
      DecisionStep.Choice option = step.options().get(i);
      if (best ? option.level() == Level.BEST : afraid && option.stance() == Stance.OVER) {
        return i;
      }
    }
    return random.nextInt(step.options().size());
  }

  private static int reason(DecisionStep step, InventedPerson person, Random random) {
    DecisionStep.Reason reason = step.reason();
    int reasons = reason == null ? 1 : reason.options().size();
    for (int i = 0; reason != null && i < reasons; i++) {
      if (person.team() == SampleTeam.AFRAID
          && reason.options().get(i).id().equals("afraid-of-finding")
          && random.nextDouble() < 0.5) {
        return i;
      }
    }
    return random.nextInt(reasons);
  }
}
