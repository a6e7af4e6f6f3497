package org.traininglayer.adoption.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.traininglayer.adoption.metric.MetricSet;
import org.traininglayer.adoption.metric.MetricSets;

/** What the words at the top say, and of whom. */
class HeadlineTest {

  private final Texts texts = texts();
  private final MetricSets people = new MetricSets();

  @Test
  void where_nothing_is_measured_nothing_is_said_to_be_fine() {
    people.did("ann", by -> List.of(by.started()));
    Headline headline = headline(people.calculate());
    assertThat(headline.todos()).isEmpty();
    assertThat(headline.nothingToDo())
        .contains("Nothing can be said yet")
        .doesNotContain("Nothing stands out");
    assertThat(headline.sentence()).contains("not measured yet");
  }

  @Test
  void while_the_critical_errors_are_unknown_it_is_not_said_that_nothing_stands_out() {
    for (int i = 0; i < 30; i++) {
      people.did(
          "p" + i,
          by ->
              List.of(
                  by.started(),
                  by.wrong("e1", "major", "overclaim", true),
                  by.choice(true, 80),
                  by.finished("010-brief"),
                  by.completed()));
    }
    assertThat(headline(people.calculate()).nothingToDo())
        .doesNotContain("Nothing stands out that");
  }

  @Test
  void few_people_who_missed_nearly_all_critical_errors_are_a_thing_to_do() {
    // 7 people, 3 critical errors each, all missed: told as 90 % or more, to protect them.
    for (int i = 0; i < 7; i++) {
      people.did(
          "p" + i,
          by ->
              List.of(
                  by.started(),
                  by.wrong("e1", "critical", "overclaim", false),
                  by.wrong("e2", "critical", "overclaim", false),
                  by.wrong("e3", "critical", "overclaim", false)));
    }
    assertThat(headline(people.calculate()).todos())
        .extracting(PageView.Todo::what)
        .contains("Critical errors slip through");
  }

  @Test
  void n_of_m_is_said_of_one_list_only() {
    people.listed(60);
    people.started(0, 41);
    people.started(60, 70);
    String sentence = started();
    assertThat(sentence).contains("41 people of 60 on the course lists started");
    assertThat(sentence).contains("besides, fewer than 20 people who are on no list now");
    assertThat(sentence).doesNotContain("70").doesNotContain("enrolled");
  }

  @Test
  void fewer_than_twenty_of_five_is_never_said() {
    people.listed(5);
    people.started(0, 3);
    assertThat(started()).isEqualTo("5 on the course lists, some of them started in “M”");
  }

  @Test
  void who_is_on_no_list_makes_no_whole() {
    people.started(0, 121);
    assertThat(started()).isEqualTo("121 people started in “M”");
  }

  @Test
  void nobody_of_a_list_is_said_so() {
    people.listed(30);
    assertThat(started()).isEqualTo("nobody of 30 on the course lists has started in “M”");
  }

  @Test
  void where_somebody_has_said_who_is_expected_these_are_the_whole() {
    people.expected();
    people.listed(30);
    people.started(10, 50);
    assertThat(started())
        .isEqualTo(
            "20 people of 30 who are expected to use AI started in “M”"
                + " · besides, 20 people who are not expected to");
  }

  private String started() {
    return Started.sentence(people.calculate().participation(), texts, "M");
  }

  private Headline headline(MetricSet figures) {
    return new Headline(figures, texts, new Dictionary(texts, Map.of()));
  }

  static Texts texts() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/adoption");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Texts(messages, Locale.ENGLISH);
  }
}
