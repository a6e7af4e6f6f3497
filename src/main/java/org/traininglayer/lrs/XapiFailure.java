package org.traininglayer.lrs;

import java.util.List;
import org.traininglayer.xapi.Problem;

/** A request that cannot be answered as asked, with the status and the words for its sender. */
final class XapiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> problems;

  private XapiFailure(int status, String message, List<Problem> problems) {
    super(message, null, false, false);
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  static XapiFailure of(int status, String message) {
    return new XapiFailure(status, message, List.of());
  }

  static XapiFailure badRequest(String message) {
    return of(400, message);
  }

  /** A query parameter with a value that it may not have. */
  static XapiFailure badParameter(String name, String message) {
    return new XapiFailure(
        400, "The parameter '" + name + "' " + message + ".", List.of(new Problem(name, message)));
  }

  /** Statements that break rules. */
  static XapiFailure badStatement(List<Problem> problems) {
    Problem first = problems.getFirst();
    return new XapiFailure(
        400,
        (first.property().isEmpty() ? "The statement " : "The property '" + first.property() + "' ")
            + first.message()
            + ".",
        problems);
  }

  int status() {
    return status;
  }

  List<Problem> problems() {
    return problems;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
