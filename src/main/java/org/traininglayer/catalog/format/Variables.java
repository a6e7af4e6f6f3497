package org.traininglayer.catalog.format;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.traininglayer.catalog.Module.Variable;

/**
 * Looks at each <code>{{name}}</code> and remembers which names were used. Values are put in later,
 * by {@link Filling}, because they differ by course.
 */
final class Variables {

  private static final Pattern USE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  private final Map<String, Variable> declared;
  private final Set<String> used = new LinkedHashSet<>();

  Variables(Map<String, Variable> declared) {
    this.declared = declared;
  }

  /** The text with its names in one spelling; unknown ones are reported once for each place. */
  String check(String text, Problems.At problems, int line, int column) {
    return USE.matcher(text)
        .replaceAll(match -> {
          String name = match.group(1);
          Variable variable = declared.get(name);
          if (variable == null) {
            problems.add(
                line,
                column,
                ProblemCode.VARIABLE_UNKNOWN,
                "The text uses {{" + name + "}}, but vars in module.yaml has no such name.",
                DidYouMean.among(declared.keySet(), name, "Declare it under vars."));
            return Matcher.quoteReplacement(match.group());
          }
          used.add(name);
          return Matcher.quoteReplacement("{{" + name + "}}");
        });
  }

  Map<String, Variable> declared() {
    return declared;
  }

  Set<String> used() {
    return used;
  }
}
