package org.traininglayer.steps.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;

class AiTextTest {

  private static AiText.Split split(String text) {
    return AiText.split(text, new Problems("m").in("artefacts/x.md", null));
  }

  private static List<String> units(String text) {
    return split(text).blocks().stream()
        .flatMap(block -> block.units().stream())
        .map(unit -> unit.id() + " " + unit.text())
        .toList();
  }

  @Test
  void each_sentence_is_a_unit_named_by_its_marker_or_its_place() {
    assertThat(units("First one. [[e1|Second, 5 %.]] Third!"))
        .containsExactly("u1 First one.", "e1 Second, 5 %.", "u3 Third!");
  }

  @Test
  void a_marker_inside_a_sentence_marks_the_whole_sentence() {
    assertThat(units("At site 122 [[e3|seven visits were out.]] Next."))
        .containsExactly("e3 At site 122 seven visits were out.", "u2 Next.");
    assertThat(units("It is [[e1|wrong]] here. Next."))
        .containsExactly("e1 It is wrong here.", "u2 Next.");
  }

  @Test
  void sentences_inside_one_marker_stay_together() {
    assertThat(units("[[e1|One. Two.]] Three.")).containsExactly("e1 One. Two.", "u2 Three.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Under section 5.18.3 Visits are due.",
        "Since v3.0 Visits count.",
        "The rate is 0.08 per visit (13 of 168, 45 %).",
        "See e.g. Annex 1 for it.",
        "Sites, i.e. Centres, approx. 48, report.",
        "Dr. Ruiz agrees with No. 4 of Fig. 2.",
        "J. Weiss read it.",
        "It rose (from 5 % to 9 %), then fell.",
        "Is 12 a.m. late, he asks."
      })
  void a_full_stop_inside_a_sentence_does_not_end_it(String sentence) {
    assertThat(units(sentence)).containsExactly("u1 " + sentence);
  }

  @Test
  void a_bracket_or_quote_after_the_full_stop_belongs_to_the_sentence_before() {
    assertThat(units("Five failed (45 %). Next. \"Quoted.\" Then (in brackets.) Last."))
        .containsExactly(
            "u1 Five failed (45 %).",
            "u2 Next.", "u3 \"Quoted.\"", "u4 Then (in brackets.)", "u5 Last.");
  }

  @Test
  void a_separator_ends_a_unit_where_no_sentence_ends() {
    assertThat(units("Rate 0.08;[[/]] lag 3 days. Next."))
        .containsExactly("u1 Rate 0.08;", "u2 lag 3 days.", "u3 Next.");
  }

  @Test
  void paragraphs_and_list_items_are_blocks_and_lines_are_joined() {
    var blocks = split("One\nline. Two.\n\n- Item one.\n- Item\n  two.\n").blocks();
    assertThat(blocks).hasSize(3);
    assertThat(blocks.get(2).units()).extracting(Unit::text).containsExactly("Item two.");
    assertThat(blocks.getFirst().units())
        .extracting(Unit::text)
        .containsExactly("One line.", "Two.");
  }

  @Test
  void joining_the_units_gives_the_text_again() {
    String text = "A b. [[e1|C d (e.g. f).]] G 5.18.3 h? I v3.0.[[/]] J.";
    assertThat(
            String.join(
                " ", split(text).blocks().getFirst().units().stream().map(Unit::text).toList()))
        .isEqualTo("A b. C d (e.g. f). G 5.18.3 h? I v3.0. J.");
  }
}
