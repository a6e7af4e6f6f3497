package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while a module is read, so that all of it can be reported at once. */
final class Problems {

  private final String folder;
  private final List<Problem> found = new ArrayList<>();

  Problems(String folder) {
    this.folder = folder;
  }

  void add(
      String file,
      int line,
      int column,
      @Nullable String step,
      ProblemCode code,
      String message,
      String suggestion) {
    found.add(new Problem(folder + "/" + file, line, column, step, code, message, suggestion));
  }

  /** Everything about one file and, where it is one, one step. */
  At in(String file, @Nullable String step) {
    return new At(this, file, step);
  }

  List<Problem> found() {
    return found.stream().distinct().sorted(Problem.BY_PLACE).toList();
  }

  /** Problems of one file. */
  record At(Problems problems, String file, @Nullable String step) {

    boolean has(ProblemCode code, int line) {
      String path = problems.folder + "/" + file;
      return problems.found.stream()
          .anyMatch(p -> p.code() == code && p.line() == line && p.file().equals(path));
    }

    void add(YamlNode node, ProblemCode code, String message, String suggestion) {
      problems.add(file, node.line(), node.column(), step, code, message, suggestion);
    }

    void add(int line, int column, ProblemCode code, String message, String suggestion) {
      problems.add(file, line, column, step, code, message, suggestion);
    }
  }
}
