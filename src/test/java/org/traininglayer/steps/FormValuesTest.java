package org.traininglayer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.steps.StepPage.Shown;

class FormValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "1.5", "three", "99999999999"})
  void what_is_no_whole_number_is_missing_and_not_a_refusal(String text) {
    FormValues form = new FormValues(Map.of("n", new String[] {text}));

    assertThat(form.number("n")).isNull();
    assertThat(form.text("n")).isEqualTo(text);
  }

  @Test
  void a_whole_number_is_read() {
    assertThat(new FormValues(Map.of("n", new String[] {"-3"})).number("n")).isEqualTo(-3);
    assertThat(FormValues.NONE.number("n")).isNull();
  }

  @Test
  void an_answer_that_ends_a_step_finishes_it_where_no_feedback_may_show() {
    FormReading read = FormReading.of(new Answer.OpenSource("one"));

    FormReading told = read.ending(new Shown(false, true, FormValues.NONE), "feedback");
    assertThat(told.answers()).hasSize(1);
    assertThat(told.fragment()).isEqualTo("feedback");
    assertThat(read.ending(new Shown(false, false, FormValues.NONE), "feedback").answers())
        .containsExactly(new Answer.OpenSource("one"), new Answer.Finish());
  }
}
