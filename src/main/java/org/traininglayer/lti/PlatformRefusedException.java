package org.traininglayer.lti;

import java.util.List;

/** A platform was not registered because its settings are wrong. */
public class PlatformRefusedException extends IllegalArgumentException {

  private final List<String> problems;

  /** With everything that is wrong, one sentence each. */
  public PlatformRefusedException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
