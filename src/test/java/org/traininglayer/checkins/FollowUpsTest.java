package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.checkins.FollowUps.Rule;

/** Every rule that ships, by the answers after which it holds and those after which it does not. */
class FollowUpsTest {

  private final List<Rule> rules = new Questionnaire().rules();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "incident-route|use=more restricted=yes|-",
        "permitted-use|use=none barrier=unsure-if-allowed|-",
        "ask-what-is-allowed|use=more barrier=unsure-if-allowed|-",
        "dense-round|use=one-or-two corrected=not-counted|-",
        "calibration|use=more corrected=0 sure=8|0.84",
        "parallel-item|use=more corrected=0 sure=7|0.84",
        "adjust-plan|plan=forgot|-",
        "another-occasion|plan=no-occasion|-",
        "own-view-first|own-view=no|-",
        "slower-or-worse|time-and-quality=slower|-",
        "tool-differs|barrier=tool-differs-from-training|-",
        "ask-a-colleague|barrier=only-expert-colleagues-use-it|-",
        "process|barrier=extra-work-not-in-process|-",
        "does-it-help|barrier=no-idea-if-it-helps|-",
        "quality|barrier=quality-too-low|-",
        "access|barrier=no-access|-",
        "no-time|barrier=no-time|-",
      })
  void a_rule_follows_from_its_answers_alone(String rule, String said, @Nullable Double caught) {
    assertThat(follow(said, caught)).containsExactly(rule);
  }

  @Test
  void every_rule_that_ships_is_tried_above() {
    Set<String> tried = new HashSet<>();
    for (CsvSource source :
        List.of(FollowUpsTest.class.getDeclaredMethods()).stream()
            .filter(method -> method.isAnnotationPresent(CsvSource.class))
            .map(method -> method.getAnnotation(CsvSource.class))
            .toList()) {
      for (String line : source.value()) {
        tried.add(line.substring(0, line.indexOf('|')));
      }
    }
    assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(tried).containsAll(rules.stream().map(Rule::id).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "use=more corrected=0 sure=9 barrier=none plan=fired|0.9",
        "use=more corrected=0 sure=9|-",
        "use=none corrected=not-counted sure=5|-",
        "restricted=no own-view=yes time-and-quality=faster go-back=no|-",
      })
  void nothing_follows_where_nothing_is_wrong(String said, @Nullable Double caught) {
    assertThat(follow(said, caught)).isEmpty();
  }

  @Test
  void a_limit_belongs_to_the_better_side() {
    assertThat(follow("use=more sure=8", 0.85)).isEmpty();
    assertThat(follow("use=more sure=8", 0.8499)).containsExactly("calibration");
  }

  @Test
  void who_stated_no_confidence_is_neither_sure_nor_unsure() {
    assertThat(follow("use=more", 0.2)).isEmpty();
  }

  @Test
  void the_most_urgent_come_first_and_three_are_enough() {
    assertThat(
            FollowUps.of(
                    rules,
                    Map.of(
                        "use",
                        List.of("more"),
                        "restricted",
                        List.of("yes"),
                        "corrected",
                        List.of("not-counted"),
                        "sure",
                        List.of("10"),
                        "barrier",
                        List.of("unsure-if-allowed", "no-time")),
                    0.5)
                .stream()
                .map(Rule::id))
        .containsExactly("incident-route", "ask-what-is-allowed", "dense-round");
  }

  private List<String> follow(String said, @Nullable Double caught) {
    Map<String, List<String>> replies = new HashMap<>();
    for (String one : said.split(" ", -1)) {
      replies.put(one.substring(0, one.indexOf('=')), List.of(one.substring(one.indexOf('=') + 1)));
    }
    return FollowUps.of(rules, replies, caught).stream().map(Rule::id).toList();
  }
}
