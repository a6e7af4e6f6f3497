package org.traininglayer.catalog.format;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.traininglayer.catalog.Module.Variable;

/** Fills in <code>{{name}}</code> and remembers which names were used. */
final class Variables {

  private static final Pattern USE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  private final Map<String, Variable> declared;
  private final Set<String> used = new LinkedHashSet<>();

  Variables(Map<String, Variable> declared) {
    this.declared = declared;
  }

  /** Texts with their defaults; unknown names are reported once for each place. */
  String fill(String text, Problems.At problems, int line, int column) {
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
          return Matcher.quoteReplacement(variable.defaultText());
        });
  }

  Set<String> used() {
    return used;
  }
}
