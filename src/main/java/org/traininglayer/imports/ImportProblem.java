package org.traininglayer.imports;

import java.util.List;

/**
 * Why a line, or the whole file, is refused. The words are messages: {@code imports.problem.<code>}
 * says what is wrong, {@code imports.right.<code>} what would be right.
 *
 * @param line of the file, from 1; 0 for the file as a whole
 * @param column its name; empty for the line as a whole
 * @param arguments of the words
 * @param value what stands there; empty where that is kept out
 */
public record ImportProblem(
    int line, String column, String code, List<String> arguments, String value) {

  /** Copies the arguments. */
  public ImportProblem {
    arguments = List.copyOf(arguments);
  }

  /** The same without what stands there. */
  ImportProblem withoutValue() {
    return new ImportProblem(line, column, code, arguments, "");
  }
}
