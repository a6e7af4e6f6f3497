package org.traininglayer.admin;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form that was refused, carried once over the redirect to its page: what was typed stays, and
 * what is wrong stands at its field. Every page of the console has one, mostly {@link #NOTHING}.
 *
 * @param form which one of the page
 * @param values what was typed, by field
 * @param problems keys of messages, by field
 */
record Kept(String form, Map<String, List<String>> values, Map<String, String> problems)
    implements Serializable {

  /** The name under which templates know it. */
  static final String NAME = "kept";

  /** Nothing was refused. */
  static final Kept NOTHING = new Kept("", Map.of(), Map.of());

  /** Copies the maps. */
  Kept {
    values = Map.copyOf(values);
    problems = Map.copyOf(problems);
  }

  /** With one value for each field. */
  static Kept of(String form, Map<String, String> typed, Map<String, String> problems) {
    Map<String, List<String>> values = new HashMap<>();
    typed.forEach((field, value) -> values.put(field, List.of(value)));
    return new Kept(form, values, problems);
  }

  /** The same with what is wrong at one field. */
  static Kept of(String form, Map<String, String> typed, String field, String problem) {
    return of(form, typed, Map.of(field, problem));
  }

  /** Takes it to the next page, with a sentence for its head. */
  void onto(RedirectAttributes redirect, String problem) {
    redirect.addFlashAttribute(NAME, this);
    redirect.addFlashAttribute("problem", problem);
  }

  /** Whether this form was refused, so that it stands open. */
  public boolean is(String asked) {
    return form.equals(asked);
  }

  /** What was typed, or what stands there otherwise. */
  public @Nullable String value(String asked, String field, @Nullable String otherwise) {
    if (!is(asked)) {
      return otherwise;
    }
    List<String> all = values.getOrDefault(field, List.of());
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** Whether this one was chosen. */
  public boolean chosen(String asked, String field, String value) {
    return is(asked) && values.getOrDefault(field, List.of()).contains(value);
  }

  /** What is wrong with a field; null where nothing is. */
  public @Nullable String problem(String asked, String field) {
    return is(asked) ? problems.get(field) : null;
  }
}
