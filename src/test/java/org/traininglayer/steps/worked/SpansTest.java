package org.traininglayer.steps.worked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.steps.worked.Spans.Part;

/** Lines are cut at their spans, and nothing of them is lost. */
class SpansTest {

  @Test
  void a_line_is_cut_at_each_span_and_numbered_by_its_note() {
    assertThat(Spans.parts("Site A had 11 visits. It is fine.", List.of("", "fine", "11 visits")))
        .containsExactly(
            new Part("Site A had ", 0),
            new Part("11 visits", 3),
            new Part(". It is ", 0),
            new Part("fine", 2),
            new Part(".", 0));
  }

  @Test
  void a_span_that_overlaps_an_earlier_one_is_not_marked() {
    assertThat(Spans.parts("one two three", List.of("two three", "one two")))
        .containsExactly(new Part("one two", 2), new Part(" three", 0));
  }

  @Test
  void the_rest_of_a_sentence_is_no_list() {
    assertThat(Spans.parts("Site A - 3 of 5. 2. attempt", List.of("Site A")))
        .extracting(Part::html)
        .containsExactly("Site A", " - 3 of 5. 2. attempt");
  }

  @Test
  void markup_around_a_span_stays_with_it() {
    assertThat(Spans.parts("It had **11 visits** in May.", List.of("**11 visits**")))
        .contains(new Part("<strong>11 visits</strong>", 1));
  }

  static List<Long> seeds() {
    return new Random(20261129).longs(100).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void all_words_are_there_whatever_is_marked(long seed) {
    Random random = new Random(seed);
    List<String> words =
        random.ints(12, 0, 26).mapToObj(i -> String.valueOf((char) ('a' + i))).toList();
    String line = String.join(" ", words);
    int from = random.nextInt(10);
    int to = from + 1 + random.nextInt(2);
    String span = String.join(" ", words.subList(from, to));
    String other = words.get(random.nextInt(words.size()));
    assertThat(
            Spans.parts(line, List.of(span, other)).stream()
                .map(Part::html)
                .collect(Collectors.joining()))
        .isEqualTo(line);
  }
}
