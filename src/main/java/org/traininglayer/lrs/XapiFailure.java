package org.traininglayer.lrs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.traininglayer.xapi.Problem;

/** A request that cannot be answered as asked, with the status and the words for its sender. */
final class XapiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> problems;
  private final transient Map<String, String> headers;

  private XapiFailure(
      int status, String message, List<Problem> problems, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.problems = List.copyOf(problems);
    this.headers = headers;
  }

  static XapiFailure of(int status, String message) {
    return new XapiFailure(status, message, List.of(), Map.of());
  }

  /** The same failure with a header that its answer must have. */
  XapiFailure with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new XapiFailure(status, message(), problems, more);
  }

  static XapiFailure badRequest(String message) {
    return of(400, message);
  }

  /** A query parameter with a value that it may not have. */
  static XapiFailure badParameter(String name, String message) {
    return new XapiFailure(
        400,
        "The parameter '" + name + "' " + message + ".",
        List.of(new Problem(name, message)),
        Map.of());
  }

  /** Statements about somebody or something that a key may not write about. */
  static XapiFailure outside(List<Problem> problems) {
    Problem first = problems.getFirst();
    return new XapiFailure(
        403,
        "The property '"
            + first.property()
            + "' "
            + first.message()
            + ". Who administers the record store can change what the key is limited to.",
        problems,
        Map.of());
  }

  /** Statements that break rules. */
  static XapiFailure badStatement(List<Problem> problems) {
    Problem first = problems.getFirst();
    return new XapiFailure(
        400,
        (first.property().isEmpty() ? "The statement " : "The property '" + first.property() + "' ")
            + first.message()
            + ".",
        problems,
        Map.of());
  }

  int status() {
    return status;
  }

  List<Problem> problems() {
    return problems;
  }

  Map<String, String> headers() {
    return headers;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
