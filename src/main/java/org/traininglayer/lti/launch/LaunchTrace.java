package org.traininglayer.lti.launch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LaunchMessage;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LaunchMessage.SubmissionReview;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.diagnosis.refusals.Refused.Past;
import org.traininglayer.lti.launch.login.Login;
import org.traininglayer.lti.platforms.keys.PlatformKeys.Found;
import tools.jackson.databind.JsonNode;

/**
 * What was looked at while one launch arrived. Holds no name, no token and no secret. Most launches
 * go well and nobody reads of them: words are made when somebody asks for them, not before.
 */
final class LaunchTrace {

  private static final List<String> PERSONAL =
      List.of("name", "given_name", "family_name", "email", "picture");

  private final List<Check> checks = new ArrayList<>();
  private final List<Runnable> unwritten = new ArrayList<>();
  private Kind kind = Kind.LAUNCH;
  private @Nullable String context;

  void passed(String what, @Nullable String got) {
    later(() -> write(what, got));
  }

  void add(Check check) {
    later(() -> checks.add(check));
  }

  /** What the rules say of these claims. */
  void rules(JsonNode claims, LaunchTerms terms) {
    later(() -> LaunchRules.judge(claims, terms).forEach(verdict -> checks.add(verdict.check())));
  }

  /** What was looked at, in order; put into words now. */
  List<Check> checks() {
    unwritten.forEach(Runnable::run);
    unwritten.clear();
    return List.copyOf(checks);
  }

  private void later(Runnable words) {
    unwritten.add(words);
  }

  private void write(String what, @Nullable String got) {
    checks.add(Check.passed(what, got));
  }

  Kind kind() {
    return kind;
  }

  Past past() {
    return new Past(kind, checks(), context);
  }

  /** How it began. */
  void login(Login login, Platform platform, Instant now) {
    later(() -> writeLogin(login, platform, now));
  }

  private void writeLogin(Login login, Platform platform, Instant now) {
    write("Login request · issuer and client id", platform.issuer() + ", " + platform.clientId());
    write("Login request · target (target_link_uri)", withoutQuery(login.target()));
    write(
        "Login request · parameters",
        "login_hint"
            + (login.messageHint() == null ? "" : ", lti_message_hint")
            + (login.storageTarget() == null
                ? "; no storage of the platform is offered"
                : ", lti_storage_target (" + login.storageTarget() + ")"));
    write("Authentication request · sent to", withoutQuery(platform.authorizationEndpoint() + ""));
    write(
        "Authentication request · answered after",
        String.format(
            Locale.ROOT,
            "%.1f s",
            Math.max(0, Duration.between(login.begunAt(), now).toMillis()) / 1000.0));
  }

  /** Where the key came from. */
  void keySet(Platform platform, Found found, Instant now) {
    later(() -> write("Envelope · key set " + platform.jwksUri(), found.words(now)));
  }

  /** How the browser was recognised. */
  void browser(BrowserBinding boundBy, @Nullable String place) {
    passed(
        "Browser · recognised by",
        switch (boundBy) {
          case COOKIE -> "its cookie";
          case STORAGE -> "the platform\u2019s storage";
          case NONE -> "nothing";
        });
    if (place != null) {
      passed(
          "Browser · opened in",
          "iframe".equals(place) ? "a frame of the platform" : "a page of its own");
    }
  }

  /** What the claims say beside what the rules look at. */
  void claims(JsonNode claims, Instant now) {
    String type = LaunchRules.string(claims, Claims.MESSAGE_TYPE);
    kind = Claims.DEEP_LINKING_REQUEST.equals(type) ? Kind.DEEP_LINKING : Kind.LAUNCH;
    context = LaunchRules.contextId(claims);
    later(() -> writeClock(claims.path("iat"), now));
  }

  private void writeClock(JsonNode issued, Instant now) {
    if (issued.isNumber()) {
      double offset = now.toEpochMilli() / 1000.0 - issued.doubleValue();
      write(
          "Clock · token issued, by the platform\u2019s clock",
          Math.abs(offset) > 1e7
              ? "far away"
              : String.format(
                  Locale.ROOT,
                  "%.1f s %s our time",
                  Math.abs(offset),
                  offset < 0 ? "after" : "before"));
    }
  }

  /** What a launch that is let in brings along. */
  void brings(JsonNode claims, Launch launch, boolean newDeployment) {
    later(() -> writeBrings(claims, launch, newDeployment));
  }

  private void writeBrings(JsonNode claims, Launch launch, boolean newDeployment) {
    write("Deployment · " + launch.deploymentId(), newDeployment ? "new, accepted" : "accepted");
    if (!launch.platformInstance().isEmpty()) {
      write("Deployment · institution", launch.platformInstance());
    }
    write(
        "Course · context",
        launch.contextId() == null ? "none: no course is named" : launch.contextId());
    LaunchMessage message = launch.message();
    switch (message) {
      case ResourceLink link -> write("Course · link", link.id());
      case ContentSelection selection ->
          write("Course · content selection takes", String.join(", ", selection.acceptTypes()));
      case SubmissionReview review -> write("Course · submission review", "of one person");
    }
    GradeService grades = launch.grades();
    write(
        "Services · gradebook (AGS)",
        launch.testUser()
            ? "left out: this is the platform\u2019s test student"
            : grades == null ? "not offered" : offered(grades));
    write("Services · roster (NRPS)", launch.roster() == null ? "not offered" : "offered");
    String shared = PERSONAL.stream().filter(claims::has).collect(Collectors.joining(", "));
    write(
        "Privacy · the platform shares",
        shared.isEmpty() ? "neither names nor addresses; all works without them" : shared);
    String ours =
        StreamSupport.stream(claims.path(Claims.CUSTOM).propertyNames().spliterator(), false)
            .filter(name -> name.length() <= 40)
            .limit(15)
            .collect(Collectors.joining(", "));
    write("Course · custom parameters", ours.isEmpty() ? "none" : ours);
  }

  private static String offered(GradeService grades) {
    String scopes =
        grades.scopes().stream()
            .map(scope ->
                scope.substring(
                    scope.lastIndexOf("/scope/") < 0 ? 0 : scope.lastIndexOf("/scope/") + 7))
            .sorted()
            .collect(Collectors.joining(", "));
    return (scopes.isEmpty() ? "no scopes" : scopes)
        + (grades.lineItem() == null
            ? "; no column of this link"
            : "; with this link\u2019s column")
        + (grades.lineItems() == null ? "; no list of columns" : "");
  }

  /** Where it led, without the token in the path. */
  void destination(@Nullable String path) {
    if (path == null) {
      add(
          Check.failed(
              "Destination",
              "a module, or a page of the course",
              "nothing here fits this message"));
      return;
    }
    int second = path.indexOf('/', 1);
    passed("Destination", second < 0 ? "a page" : path.substring(0, second + 1) + "\u2026");
  }

  private static String withoutQuery(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getRawQuery() == null
          ? address
          : address.substring(0, address.indexOf('?')) + "?\u2026";
    } catch (IllegalArgumentException e) {
      return "not an address";
    }
  }

  /** How a browser is recognised. */
  enum BrowserBinding {
    COOKIE,
    STORAGE,
    NONE
  }
}
