package org.traininglayer.lti.diagnosis.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionReports.Question;
import org.traininglayer.lti.ConnectionReports.Report;
import org.traininglayer.lti.ConnectionTests;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.KeySetProbe;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Platforms.Deployment;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.diagnosis.traces.StoredTraces;

/** Tests one connection from end to end, as far as that needs no learner. */
@Service
class ConnectionDoctor implements ConnectionTests {

  static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Logger log = LoggerFactory.getLogger(ConnectionDoctor.class);
  private static final long MOST_SKEW = 60;
  private static final String BUSY = ": too many requests";
  private static final String LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

  private final StoredTraces traces;
  private final ConnectionReports reports;
  private final Platforms platforms;
  private final Courses courses;
  private final OutboundHttp http;
  private final KeySetProbe keySets;
  private final TokenProbe tokens;
  private final ToolAddress tool;

  ConnectionDoctor(
      StoredTraces traces,
      ConnectionReports reports,
      Platforms platforms,
      Courses courses,
      OutboundHttp http,
      KeySetProbe keySets,
      TokenProbe tokens,
      ToolAddress tool) {
    this.traces = traces;
    this.reports = reports;
    this.platforms = platforms;
    this.courses = courses;
    this.http = http;
    this.keySets = keySets;
    this.tokens = tokens;
    this.tool = tool;
  }

  @Override
  public String begin(Platform platform) {
    String code =
        traces.begin(
            new ConnectionTrace(
                null,
                Kind.TEST,
                platform.organisation(),
                platform.id(),
                null,
                platform.issuer(),
                platform.clientId(),
                "The test is under way",
                List.of()));
    Thread.ofVirtual().name("connection-test").start(() -> run(code, platform));
    return code;
  }

  private void run(String code, Platform platform) {
    Findings found = new Findings(code);
    try {
      OwnAddress.checks(tool.base(), platform).forEach(found::add);
      found.tell();
      endpoints(platform, found);
      if (platform.hasServices()) {
        services(platform, found);
      } else {
        found.add(
            Check.noted(
                "Services",
                "no services: this platform was entered without an access token URL, so there are"
                    + " no grades and no lists of people"));
      }
      history(platform, found);
      found.end();
    } catch (RuntimeException e) {
      log.warn("The test of a connection broke off", e);
      found.add(
          Check.failed("Test · finished", "yes", "it broke off: " + e.getClass().getSimpleName()));
      found.end();
    }
  }

  private void endpoints(Platform platform, Findings found) {
    Optional<Reply> keys = get("Platform · key set", platform.jwksUri(), "", found, true);
    keys.filter(Reply::ok).ifPresent(reply -> found.add(keySets.usableKeys(reply.text())));
    keys.ifPresent(reply -> found.add(clock(reply.header("date"), Instant.now())));
    found.tell();
    get("Platform · authentication", platform.authorizationEndpoint(), "", found, false);
    found.tell();
  }

  private void services(Platform platform, Findings found) {
    Map<ScopeSet, String> granted = new EnumMap<>(ScopeSet.class);
    tokens
        .ask(platform)
        .forEach((set, outcome) -> {
          found.add(outcome.check());
          if (outcome.token() != null) {
            granted.put(set, outcome.token());
          }
        });
    found.tell();
    Optional<Course> newest =
        courses.all(platform.organisation()).stream()
            .filter(course -> course.platform().equals(platform.id()))
            .findFirst();
    if (newest.isEmpty()) {
      found.add(
          Check.noted(
              "Services · gradebook and roster", "not tried: no course was launched from yet"));
      return;
    }
    read(
        "Gradebook · list of columns of the course used last",
        newest.get().lineItems(),
        granted.get(ScopeSet.COLUMNS),
        LINE_ITEMS,
        found);
    read(
        "Roster · of the course used last",
        newest.get().roster(),
        granted.get(ScopeSet.ROSTER),
        MEMBERS,
        found);
  }

  private void read(
      String what, @Nullable URI address, @Nullable String token, String accept, Findings found) {
    if (address == null) {
      found.add(Check.noted(what, "not tried: its launches did not offer it"));
    } else if (token == null) {
      found.add(Check.noted(what, "not tried, for want of a token"));
    } else {
      try {
        Reply reply =
            http.execute(
                OutboundRequest.get(address)
                    .within(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", accept));
        found.add(
            reply.ok()
                ? Check.passed(what, "readable (" + reply.status() + ")")
                : Check.failed(what, "200", reply.status() + (busy(reply) ? BUSY : "")));
      } catch (IOException e) {
        found.add(Check.failed(what, "an answer", NetworkWords.of(e)));
      }
    }
    found.tell();
  }

  private static boolean busy(Reply reply) {
    return new Answer(Part.SERVICE, reply.status(), "", reply.text(), Map.of()).throttled();
  }

  private void history(Platform platform, Findings found) {
    List<String> waiting =
        platforms.deployments(platform.id()).stream()
            .filter(deployment -> !deployment.accepted())
            .map(Deployment::deploymentId)
            .toList();
    found.add(
        waiting.isEmpty()
            ? Check.passed("Deployments · waiting for a decision", "none")
            : Check.failed(
                "Deployments · waiting for a decision", "none", String.join(", ", waiting)));
    for (Kind kind :
        platform.hasServices()
            ? List.of(Kind.LAUNCH, Kind.DEEP_LINKING, Kind.GRADES, Kind.ROSTER)
            : List.of(Kind.LAUNCH, Kind.DEEP_LINKING)) {
      found.add(
          Check.noted(
              "History · last success: " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              reports
                  .find(
                      platform.organisation(),
                      new Question(platform.id(), kind, true, null, null),
                      1)
                  .stream()
                  .findFirst()
                  .map(Report::at)
                  .map(at -> lastSeen(at, Instant.now()))
                  .orElse("none yet")));
    }
  }

  /** When something went well last; long ago is no sign that it does today. */
  static String lastSeen(Instant at, Instant now) {
    long days = Duration.between(at, now).toDays();
    String when = DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
    return days < 2 ? when : when + ", " + days + " days ago: says nothing of today";
  }

  /** GETs; what counts is that somebody sensible answers. */
  private Optional<Reply> get(
      String what, URI address, String accept, Findings found, boolean mustBeOk) {
    try {
      OutboundRequest request = OutboundRequest.get(address).within(PATIENCE);
      Reply reply = http.execute(accept.isEmpty() ? request : request.header("Accept", accept));
      boolean redirect = reply.status() >= 300 && reply.status() < 400;
      // Without its parameters an authentication endpoint may say what it likes, but not that it
      // is not there.
      boolean right = mustBeOk ? reply.ok() : reply.status() != 404 && reply.status() < 500;
      String got = reply.status() + (redirect ? ", a redirect to " + reply.header("location") : "");
      found.add(
          right
              ? Check.passed(what + " " + address, got)
              : Check.failed(what + " " + address, mustBeOk ? "200" : "not 404, not 5xx", got));
      return Optional.of(reply);
    } catch (IOException e) {
      found.add(Check.failed(what + " " + address, "an answer", NetworkWords.of(e)));
      return Optional.empty();
    }
  }

  /** How far the platform's clock is from ours, to the second, from its Date header. */
  static Check clock(@Nullable String date, Instant now) {
    String what = "Clock · of the platform, against ours";
    if (date == null) {
      return Check.noted(what, "the platform does not say what time it is");
    }
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      long seconds = Duration.between(now, theirs).toSeconds();
      String words = Math.abs(seconds) + " s " + (seconds < 0 ? "behind" : "ahead");
      return Math.abs(seconds) <= MOST_SKEW
          ? Check.passed(what, Math.abs(seconds) <= 1 ? "the same" : words)
          : Check.failed(what, "at most " + MOST_SKEW + " s apart", words);
    } catch (DateTimeException e) {
      return Check.noted(what, "the platform says it in no usual way");
    }
  }

  /** What was found so far. */
  private final class Findings {

    private final String code;
    private final List<Check> checks = new ArrayList<>();

    Findings(String code) {
      this.code = code;
    }

    void add(Check check) {
      checks.add(check);
    }

    void tell() {
      traces.proceed(code, "The test is under way", checks, false);
    }

    void end() {
      traces.proceed(code, Verdict.of(checks), checks, true);
    }
  }
}
