package org.traininglayer.lti.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.ServiceCall;
import org.traininglayer.lti.ServiceCall.Service;

/**
 * Tells what came of calls to services. Successes are thinned: one for each platform and kind in
 * ten minutes; of the same fault again and again one a minute. Rosters tell their own trace, of the
 * whole list; here only what went wrong with their token.
 */
final class ServiceTraces {

  static final Duration SUCCESSES = Duration.ofMinutes(10);
  private static final Duration FAULTS = Duration.ofMinutes(1);
  private static final int EXCERPT = 200;
  private static final Pattern TOKEN_LIKE = Pattern.compile("[A-Za-z0-9_.~+/=-]{24,}");
  private static final Pattern ADDRESS_LIKE = Pattern.compile("\\S+@\\S+");

  private final ConnectionTraces traces;
  private final Cache<Told, String> successes;
  private final Cache<Told, String> faults;

  ServiceTraces(ConnectionTraces traces, Ticker ticker) {
    this.traces = traces;
    this.successes = thinned(SUCCESSES, ticker);
    this.faults = thinned(FAULTS, ticker);
  }

  private static Cache<Told, String> thinned(Duration time, Ticker ticker) {
    return Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(time).ticker(ticker).build();
  }

  /** Tells of an answer; of a fault the answer then has the code. */
  Answer told(Platform platform, @Nullable CourseId course, ServiceCall call, Answer answer) {
    if (answer.part() == Part.TOKEN) {
      return withCode(
          answer,
          fault(
              platform,
              course,
              Kind.TOKEN,
              call,
              Integer.toString(answer.status()),
              answer.about(),
              List.of(
                  Check.failed(
                      "Access token for " + scopes(call),
                      "200 with a token",
                      answer.status() + said(answer.body())))));
    }
    if (answer.ok()) {
      success(platform, course, call, answer);
      return answer;
    }
    if (call.service() == Service.ROSTER) {
      return answer;
    }
    List<Check> checks = new ArrayList<>();
    checks.add(Check.passed("Access token for " + scopes(call), "given"));
    checks.add(
        Check.failed(
            call.method() + " " + place(call), "2xx", answer.status() + said(answer.body())));
    return withCode(
        answer,
        fault(
            platform,
            course,
            Kind.GRADES,
            call,
            Integer.toString(answer.status()),
            answer.about(),
            checks));
  }

  /** Tells that there was no answer. */
  void unreachable(
      Platform platform, @Nullable CourseId course, ServiceCall call, IOException why) {
    if (call.service() != Service.ROSTER) {
      fault(
          platform,
          course,
          Kind.GRADES,
          call,
          why.getClass().getSimpleName(),
          "The platform could not be reached.",
          List.of(
              Check.failed(
                  call.method() + " " + place(call),
                  "an answer",
                  said(String.valueOf(why.getMessage())))));
    }
  }

  private void success(
      Platform platform, @Nullable CourseId course, ServiceCall call, Answer answer) {
    Told token = new Told(platform.id(), Kind.TOKEN, "");
    if (successes.asMap().putIfAbsent(token, "") == null) {
      tell(
          platform,
          course,
          Kind.TOKEN,
          "The platform gives this tool access tokens.",
          List.of(Check.passed("Access token for " + scopes(call), "given")));
    }
    if (call.service() == Service.ROSTER) {
      return;
    }
    Told key = new Told(platform.id(), Kind.GRADES, call.service().name());
    if (successes.asMap().putIfAbsent(key, "") == null) {
      tell(
          platform,
          course,
          Kind.GRADES,
          switch (call.service()) {
            case SCORE -> "The gradebook took a score.";
            case RESULT -> "The gradebook said what it holds.";
            case LINE_ITEMS -> "The gradebook listed or made a column.";
            case ROSTER -> "";
          },
          List.of(
              Check.passed("Access token for " + scopes(call), "given"),
              Check.passed(call.method() + " " + place(call), Integer.toString(answer.status()))));
    }
  }

  private String fault(
      Platform platform,
      @Nullable CourseId course,
      Kind kind,
      ServiceCall call,
      String what,
      String summary,
      List<Check> checks) {
    Told key = new Told(platform.id(), kind, call.service() + what);
    String known = faults.getIfPresent(key);
    if (known != null) {
      return known;
    }
    // From now on a success is news again.
    successes.asMap().keySet().removeIf(one -> one.platform().equals(platform.id()));
    String code = tell(platform, course, kind, summary, checks);
    faults.put(key, code);
    return code;
  }

  private String tell(
      Platform platform, @Nullable CourseId course, Kind kind, String summary, List<Check> checks) {
    return traces.tell(
        new ConnectionTrace(
            null,
            kind,
            platform.organisation(),
            platform.id(),
            course,
            platform.issuer(),
            platform.clientId(),
            summary,
            checks));
  }

  private static Answer withCode(Answer answer, String code) {
    return new Answer(
        answer.part(), answer.status(), answer.about(), answer.body(), answer.headers(), code);
  }

  /** The last word of each scope. */
  private static String scopes(ServiceCall call) {
    return new TreeSet<>(call.scopes())
        .stream()
            .map(scope -> scope.substring(scope.indexOf("/scope/") + "/scope/".length()))
            .collect(Collectors.joining(", "));
  }

  /** Host and path; a query may name people. */
  private static String place(ServiceCall call) {
    return call.address().getRawAuthority() + call.address().getRawPath();
  }

  /** What was said, without anything that may be a token, a key or an address of a person. */
  static String said(String body) {
    String line = body.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    line = ADDRESS_LIKE.matcher(line).replaceAll("…");
    line = TOKEN_LIKE.matcher(line).replaceAll("…");
    if (line.isEmpty()) {
      return "";
    }
    String start = line.toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype") || start.startsWith("<html")) {
      return " (a page, not data)";
    }
    return ": " + (line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line);
  }

  private record Told(PlatformId platform, Kind kind, String what) {}
}
