package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while a module is read, so that all of it can be reported at once. */
public final class Problems {

  private final String folder;
  private final List<Problem> found = new ArrayList<>();

  /** Of one folder. */
  public Problems(String folder) {
    this.folder = folder;
  }

  void add(
      String file,
      int line,
      int column,
      @Nullable String step,
      Problem.Code code,
      String message,
      String suggestion) {
    found.add(new Problem(folder + "/" + file, line, column, step, code, message, suggestion));
  }

  /** Everything about one file and, where it is one, one step. */
  public At in(String file, @Nullable String step) {
    return new At(this, file, step);
  }

  List<Problem> found() {
    return found.stream().distinct().sorted(Problem.BY_PLACE).toList();
  }

  /** Problems of one file. */
  public record At(Problems problems, String file, @Nullable String step) {

    boolean has(Problem.Code code, int line) {
      String path = problems.folder + "/" + file;
      return problems.found.stream()
          .anyMatch(p -> p.code().equals(code) && p.line() == line && p.file().equals(path));
    }

    /** Something wrong at a place of the YAML. */
    public void add(YamlNode node, Problem.Code code, String message, String suggestion) {
      problems.add(file, node.line(), node.column(), step, code, message, suggestion);
    }

    /** Something wrong at a place; 0 where it is the file as a whole. */
    public void add(int line, int column, Problem.Code code, String message, String suggestion) {
      problems.add(file, line, column, step, code, message, suggestion);
    }
  }
}
