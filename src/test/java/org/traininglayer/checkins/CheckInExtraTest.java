package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.checkins.CheckInExtra.Part;
import org.traininglayer.checkins.CheckInExtra.Taken;
import org.traininglayer.checkins.CheckInReview.Look;
import org.traininglayer.delivery.Course;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Response;

/** What a check-in asks beyond its questions: each step by the rules of its own type. */
class CheckInExtraTest {

  private final PermissionPool pool = new PermissionPool();

  private static FormValues form(String... fields) {
    Map<String, String[]> values = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      values.put(fields[i], new String[] {fields[i + 1]});
    }
    return new FormValues(values);
  }

  private static Taken take(CheckInExtra extra, int seconds, String... fields) {
    return extra.take(
        form(fields),
        new Look(extra.module(), Course.START, Set.of(), Duration.ofSeconds(seconds)));
  }

  private CheckInExtra minutes() {
    return CheckInExtra.begun(Part.PERMISSION, pool.module(), pool.steps("check-in-minutes"));
  }

  private static final String[] RULE = {
    "i1", "with-controls", "i1-approved-tool", "1", "i1-human-review", "1", "submit", "1"
  };

  @Test
  void what_the_rules_say_is_sorted_first_then_a_choice_then_its_reason_and_then_all_is_told() {
    CheckInExtra extra = minutes();
    assertThat(extra.past()).isEmpty();
    Taken rule = take(extra, 20, RULE);
    assertThat(rule.missing()).isNull();
    assertThat(rule.after().answered()).isEqualTo(1);
    Response sorted = rule.responses().getFirst();
    assertThat(sorted.question().path()).containsExactly("sorted", "minutes");
    assertThat(sorted.correct()).isTrue();
    assertThat(sorted.score()).isEqualTo(1.0);
    assertThat(sorted.result()).containsEntry("permission", "with-controls");

    Taken choice = take(rule.after(), 31, "option", "o2", "confidence", "90");
    assertThat(choice.after().answered()).as("its reason is asked").isEqualTo(1);
    assertThat(choice.after().done()).isFalse();
    Response chosen = choice.responses().getFirst();
    assertThat(chosen.response()).isEqualTo("by-hand");
    assertThat(chosen.correct()).isFalse();
    assertThat(chosen.took()).isEqualTo(Duration.ofSeconds(31));
    assertThat(chosen.result())
        .containsEntry("permission", "with-controls")
        .containsEntry("use", "avoid")
        .containsEntry("stance", "over");
    assertThat(chosen.context()).containsEntry("knowledge", "check-in-rules/sorted/minutes");

    Taken reason = take(choice.after(), 40, "reason", "r5");
    assertThat(reason.responses().getFirst().response()).isEqualTo("afraid-of-finding");
    assertThat(reason.after().done()).isTrue();
    assertThat(reason.after().past())
        .extracting(CheckInExtra.Past::kind)
        .containsExactly("sort", "decision");

    Taken again = take(reason.after(), 50, "option", "o1", "confidence", "99");
    assertThat(again.responses()).as("final").isEmpty();
    assertThat(again.after()).isEqualTo(reason.after());
  }

  /** A bin too strict counts a half, by the rule of sorting; right controls alone count 0.4. */
  @Test
  void the_scores_are_those_of_sorting() {
    // Three fifths are for the place, of which one too strict keeps half and one too lax a quarter.
    assertThat(score("i1", "prohibited", "submit", "1")).isEqualTo(0.3);
    assertThat(score("i1", "permitted", "submit", "1")).isEqualTo(0.15);
    assertThat(score("i1", "with-controls", "i1-human-review", "1", "submit", "1"))
        .isBetween(0.6, 0.99);
  }

  private double score(String... fields) {
    Double score = take(minutes(), 5, fields).responses().getFirst().score();
    return score == null ? -1 : score;
  }

  @Test
  void what_is_missing_is_said_and_what_is_not_asked_is_refused() {
    Taken nothing = take(minutes(), 5, "submit", "1");
    assertThat(nothing.missing()).isEqualTo("steps.sort.missing");
    assertThat(nothing.responses()).isEmpty();
    assertThat(nothing.after().answered()).isZero();
    assertThatThrownBy(() -> take(minutes(), 5, "i1", "somewhere", "submit", "1"))
        .isInstanceOf(AnswerRefused.class);
    CheckInExtra next = take(minutes(), 5, RULE).after();
    assertThat(take(next, 5, "option", "o1").missing()).isEqualTo("player.missing.confidence");
  }

  @Test
  void the_self_rating_is_that_of_the_module_as_of_now() {
    List<ResponseGiven> events = CheckInDeeds.rated();
    assertThat(events).hasSize(Course.CONFIDENCE.items().size());
    ResponseGiven first = events.getFirst();
    assertThat(first.step().head().id()).isEqualTo("check-in-confidence");
    assertThat(first.response().question().path())
        .containsExactly("items", Course.CONFIDENCE.items().getFirst().id());
    assertThat(first.response().response()).isEqualTo("7");
    assertThat(first.response().context())
        .containsEntry("moment", "follow-up")
        .containsEntry("offset", "P84D")
        .containsEntry("competency", Course.CONFIDENCE.items().getFirst().competency());
    assertThat(FollowUpRating.of(Course.MODULE.with(List.of(Course.CHECKIN), Map.of()))).isEmpty();
  }

  @Test
  void only_the_last_check_in_asks_it() {
    Questionnaire questionnaire = new Questionnaire();
    assertThat(questionnaire.extras("P84D")).containsExactly(Part.PERMISSION, Part.CONFIDENCE);
    assertThat(questionnaire.extras("P56D")).isEmpty();
    assertThat(questionnaire.extras("P14D")).isEmpty();
  }
}
