package org.traininglayer.course.picker;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.Percent;
import org.traininglayer.lti.ContentItem.Opening;

/**
 * How one link is to be, as it was typed.
 *
 * @param title how the course shows it
 * @param graded whether the gradebook gets a column
 * @param points most points in the gradebook
 * @param passMark percent needed to pass; empty as the module says
 * @param attempts how often it may be taken, 0 for no limit; empty as the module says
 * @param opens from when it may be opened, without zone
 * @param closes until when it may be opened, without zone
 * @param due when it is due, without zone
 */
record ItemForm(
    String title,
    boolean graded,
    String points,
    String passMark,
    String attempts,
    String opens,
    String closes,
    String due,
    Opening opening) {

  private static final int LONGEST = 2_000;
  private static final int MOST_ATTEMPTS = 99;

  /** What is proposed. */
  static ItemForm proposed(Choice choice, @Nullable String title, Labels words) {
    Module module = choice.module();
    if (module == null) {
      return new ItemForm(
          title == null ? words.text("picker.home.title") : title,
          false,
          "",
          "",
          "",
          "",
          "",
          "",
          Opening.USUAL);
    }
    return new ItemForm(
        title == null ? module.title() : title,
        true,
        "100",
        percent(module.pass().score()),
        String.valueOf(Math.clamp(module.pass().attempts(), 0, MOST_ATTEMPTS)),
        "",
        "",
        "",
        Opening.USUAL);
  }

  /** What was typed; null where the form did not have this choice. */
  static @Nullable ItemForm read(String id, HttpServletRequest request) {
    if (request.getParameter("title." + id) == null) {
      return null;
    }
    return new ItemForm(
        text(request, "title." + id),
        request.getParameter("graded." + id) != null,
        text(request, "points." + id),
        text(request, "pass." + id),
        text(request, "attempts." + id),
        text(request, "opens." + id),
        text(request, "closes." + id),
        text(request, "due." + id),
        opening(text(request, "opening." + id)));
  }

  private static String percent(double mark) {
    return String.valueOf(Percent.ofMark(mark));
  }

  private static Opening opening(String name) {
    for (Opening opening : Opening.values()) {
      if (opening.name().equals(name)) {
        return opening;
      }
    }
    return Opening.USUAL;
  }

  /** Without control characters and unpaired surrogates, which no course can keep. */
  private static String text(HttpServletRequest request, String name) {
    String typed = request.getParameter(name);
    if (typed == null) {
      return "";
    }
    StringBuilder clean = new StringBuilder();
    typed
        .codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .limit(LONGEST)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }
}
