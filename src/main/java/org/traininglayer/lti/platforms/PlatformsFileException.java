package org.traininglayer.lti.platforms;

import java.util.List;

/** The platforms file has mistakes; nothing of it was taken. */
class PlatformsFileException extends RuntimeException {

  private final List<String> problems;

  /** With every problem: file, line, column, reason. */
  PlatformsFileException(List<String> problems) {
    super("The platforms file was not taken:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  List<String> problems() {
    return problems;
  }
}
