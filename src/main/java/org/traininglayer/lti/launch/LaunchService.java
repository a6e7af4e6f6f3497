package org.traininglayer.lti.launch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.traininglayer.lti.EmailClaims;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Opening;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;
import org.traininglayer.lti.diagnosis.refusals.RefusedException;
import org.traininglayer.lti.launch.login.Login;
import org.traininglayer.lti.launch.login.Logins;
import org.traininglayer.lti.platforms.KnownPlatform;
import org.traininglayer.lti.platforms.SharedIssuers;
import org.traininglayer.lti.platforms.StoredPlatforms;
import tools.jackson.databind.JsonNode;

/**
 * Receives launches: ends the login, opens the token, applies the rules, keeps the launch. With
 * warm caches that is two statements in the database and no call to anybody.
 */
@Service
class LaunchService {

  /** How long after a launch the same form still leads to it. */
  static final Duration DOUBLE_CLICK = Duration.ofSeconds(30);

  private static final int LOOKS = 6;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Logins logins;
  private final StoredPlatforms platforms;
  private final IdTokens tokens;
  private final StoredLaunches launches;
  private final ToolAddress tool;
  private final DeploymentAdmission admission;
  private final ObjectProvider<EmailClaims> emails;

  LaunchService(
      Logins logins,
      StoredPlatforms platforms,
      IdTokens tokens,
      StoredLaunches launches,
      ToolAddress tool,
      DeploymentAdmission admission,
      ObjectProvider<EmailClaims> emails) {
    this.logins = logins;
    this.platforms = platforms;
    this.tokens = tokens;
    this.launches = launches;
    this.tool = tool;
    this.admission = admission;
    this.emails = emails;
  }

  /**
   * Receives one launch.
   *
   * @throws RefusedException with the reason
   */
  LaunchResult receive(LaunchPost post) {
    String binding = post.binding();
    if (binding == null) {
      return withoutBinding(post);
    }
    Optional<Login> ended = logins.consume(post.state(), binding);
    if (ended.isEmpty()) {
      return sentTwice(post, binding).orElseThrow(() -> strangeState(post));
    }
    Login login = ended.get();
    KnownPlatform known = platforms.knownInUse(login.platform());
    LaunchTrace trace = new LaunchTrace();
    trace.login(login, known.platform(), Instant.now());
    trace.browser(post.boundBy(), post.place());
    OpenedLaunch opened = verify(post, binding, login, known, trace);
    return new LaunchResult.Opened(opened, login.handle(), known.platform(), trace);
  }

  private OpenedLaunch verify(
      LaunchPost post, String binding, Login login, KnownPlatform known, LaunchTrace trace) {
    Platform platform = known.platform();
    URI returnUrl = null;
    try {
      JsonNode claims = tokens.open(post.idToken(), platform, trace);
      returnUrl = LaunchClaims.returnUrl(claims);
      LaunchTerms terms = new LaunchTerms(platform, tool, login.nonce(), Instant.now());
      trace.claims(claims, terms.now());
      trace.rules(claims, terms);
      Optional<Refused> broken = LaunchRules.firstBroken(claims, terms);
      if (broken.isPresent()) {
        throw broken.get().toException();
      }
      LaunchClaims read = LaunchClaims.of(claims, tool.launch());
      boolean newDeployment = admission.newDeployment(read.deploymentId(), known);
      String guid = read.platformGuid();
      String name = LaunchRules.string(claims.path(Claims.TOOL_PLATFORM), "name");
      String platformInstance = admission.platformInstance(guid, name, known);
      String token = LaunchToken.of(post.state(), binding, post.idToken());
      OpenedLaunch opened =
          launches.open(
              token, read, platform, platformInstance, newDeployment, opening(login, claims));
      admission.seen(read.deploymentId(), platformInstance, guid, known);
      trace.brings(claims, opened.launch(), newDeployment);
      String email = LaunchRules.string(claims, "email");
      if (email != null) {
        emails.orderedStream().forEach(one -> one.claimed(opened.launch(), email));
      }
      return opened;
    } catch (RefusedException e) {
      throw e.refused().of(platform).withReturn(returnUrl).after(trace.past()).toException();
    }
  }

  /**
   * The rules have seen {@code iat}; {@code auth_time} (OpenID Connect Core 1.0, 2) may be absent,
   * and is taken for absent where it lies ahead, as one in milliseconds does.
   */
  private static Opening opening(Login login, JsonNode claims) {
    return new Opening(
        UUID.randomUUID(),
        login.begunAt(),
        Objects.requireNonNullElse(LaunchRules.time(claims, "iat"), Instant.EPOCH),
        LaunchRules.past(claims, "auth_time", Instant.now()));
  }

  /**
   * The same form once more from the same browser, as a double click sends it: the browser shows
   * the second answer only, so that leads to the launch that the first one opened or is about to.
   */
  private Optional<LaunchResult> sentTwice(LaunchPost post, String binding) {
    String token = LaunchToken.of(post.state(), binding, post.idToken());
    for (int look = 0; look < LOOKS && logins.peek(post.state()).isEmpty(); look++) {
      Optional<Launch> open =
          launches
              .find(token)
              .filter(launch -> launch.launchedAt().plus(DOUBLE_CLICK).isAfter(Instant.now()));
      if (open.isPresent()) {
        return Optional.of(new LaunchResult.OpenAlready(new OpenedLaunch(open.get(), token)));
      }
      pause();
    }
    return Optional.empty();
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** No cookie came: the platform's storage, where it has one, is the next rung. */
  private LaunchResult withoutBinding(LaunchPost post) {
    Login login = logins.peek(post.state()).orElseThrow(() -> strangeState(post));
    Platform platform = platforms.find(login.platform()).orElseThrow(() -> strangeState(post));
    String storage = login.storageTarget();
    if (storage != null && !post.storageTried()) {
      return new LaunchResult.AskStorage(
          login.handle(), storage, ToolAddress.originOf(platform.authorizationEndpoint()));
    }
    LaunchTrace trace = new LaunchTrace();
    trace.login(login, platform, Instant.now());
    if (storage != null) {
      trace.passed("Browser · the platform\u2019s storage", "asked, and gave no answer");
    }
    throw strangeBrowser(login, platform, "no cookie and no storage")
        .after(trace.past())
        .toException();
  }

  /** Tells a state that is no longer good from one that another browser holds. */
  private RefusedException strangeState(LaunchPost post) {
    Optional<Login> open = logins.peek(post.state());
    Optional<Platform> platform = open.flatMap(login -> platforms.find(login.platform()));
    if (open.isPresent() && platform.isPresent()) {
      return strangeBrowser(open.get(), platform.get(), "another browser's secret").toException();
    }
    Refused refused =
        Refused.because(
            RefusalReason.STATE_UNKNOWN,
            "a state not used before, at most ten minutes old",
            "none such");
    return wayBack(post.idToken(), refused).toException();
  }

  private static Refused strangeBrowser(Login login, Platform platform, String got) {
    Refused refused =
        Refused.because(RefusalReason.BROWSER_UNKNOWN, "the browser that began", got).of(platform);
    return launchesOnce(platform)
        ? refused
        : refused.withNewTab("/lti/login/" + login.handle() + "/window");
  }

  /**
   * Whether a launch is used up once its id token is out. Canvas then answers the same login no
   * more; only the course can begin another.
   */
  static boolean launchesOnce(Platform platform) {
    String family = platform.productFamily();
    return family == null
        ? SharedIssuers.CANVAS.equals(platform.issuer())
        : family.toLowerCase(Locale.ROOT).startsWith("canvas");
  }

  /** Even a used launch has a way back, if it was truly signed by a platform we know. */
  private Refused wayBack(String idToken, Refused refused) {
    Optional<JsonNode> claimed = tokens.peek(idToken);
    String issuer = claimed.map(claims -> LaunchRules.string(claims, "iss")).orElse(null);
    if (issuer == null || issuer.length() > 255) {
      return refused;
    }
    for (Platform platform : platforms.of(issuer, null)) {
      Optional<JsonNode> claims = tokens.openQuietly(idToken, platform);
      if (claims.isPresent()) {
        @Nullable URI returnUrl = LaunchClaims.returnUrl(claims.get());
        return refused.of(platform).withReturn(returnUrl);
      }
    }
    return refused;
  }
}
