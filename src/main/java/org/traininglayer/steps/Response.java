package org.traininglayer.steps;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes on record of an answer.
 *
 * @param response the answer, by ids of the question's options
 * @param correct null when there is no key
 * @param score 0 to 1; null when it has none of its own
 * @param took null when it was not measured
 * @param result what else is known of the answer, by the names of our extensions
 * @param context what is known of the circumstances, likewise
 * @param once whether it can happen only once in an attempt
 * @param comment in one's own words, for those who follow it up; no statement tells it
 */
public record Response(
    Question question,
    Deed deed,
    @Nullable String response,
    @Nullable Boolean correct,
    @Nullable Double score,
    @Nullable Duration took,
    Map<String, Object> result,
    Map<String, Object> context,
    boolean once,
    @Nullable String comment) {

  /** What was done. */
  public enum Deed {
    ANSWERED,
    ACKNOWLEDGED,
    DECLINED
  }

  /** Copies the maps; their order is kept. */
  public Response {
    result = new LinkedHashMap<>(result);
    context = new LinkedHashMap<>(context);
  }

  /** An answer to a question; what is known of it is added. */
  public static Response to(Question question, @Nullable String response) {
    return new Response(
        question, Deed.ANSWERED, response, null, null, null, Map.of(), Map.of(), true, null);
  }

  /** The same at another place below the step. */
  public Response at(List<String> path) {
    Question there =
        new Question(path, question.kind(), question.name(), question.text(), question.options());
    return new Response(there, deed, response, correct, score, took, result, context, once, comment);
  }

  /** Something else than an answer. */
  public Response as(Deed other) {
    return new Response(
        question, other, response, correct, score, took, result, context, once, comment);
  }

  /** Right or not; null when there is no key. */
  public Response correct(@Nullable Boolean right) {
    return new Response(
        question, deed, response, right, score, took, result, context, once, comment);
  }

  /** With a score of its own. */
  public Response scored(@Nullable Double points) {
    return new Response(
        question, deed, response, correct, points, took, result, context, once, comment);
  }

  /** With the time that it took. */
  public Response took(Duration time) {
    return new Response(
        question, deed, response, correct, score, time, result, context, once, comment);
  }

  /** It may happen again in an attempt; its instant tells one from the other. */
  public Response again() {
    return new Response(
        question, deed, response, correct, score, took, result, context, false, comment);
  }

  /** With something else that is known of the answer; null and empty lists are left out. */
  public Response with(String name, @Nullable Object value) {
    return new Response(
        question,
        deed,
        response,
        correct,
        score,
        took,
        put(result, name, value),
        context,
        once,
        comment);
  }

  /** With a comment in one's own words; null for none. */
  public Response commented(@Nullable String words) {
    return new Response(
        question, deed, response, correct, score, took, result, context, once, words);
  }

  /** With a circumstance. */
  public Response in(String name, @Nullable Object value) {
    return new Response(
        question,
        deed,
        response,
        correct,
        score,
        took,
        result,
        put(context, name, value),
        once,
        comment);
  }

  private static Map<String, Object> put(
      Map<String, Object> map, String name, @Nullable Object value) {
    if (value == null || (value instanceof List<?> list && list.isEmpty())) {
      return map;
    }
    Map<String, Object> more = new LinkedHashMap<>(map);
    more.put(name, value instanceof Enum<?> constant ? word(constant) : value);
    return more;
  }

  /** A constant as a word: {@code follow-up} for {@code FOLLOW_UP}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
