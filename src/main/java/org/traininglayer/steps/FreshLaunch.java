package org.traininglayer.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a launch recognises anew whoever asked to sign. Pure.
 *
 * <p>A fresh launch proves that the learning platform has this person signed in now, in the browser
 * that opened the activity. That a password was asked for again it proves only where the token says
 * when the person signed in ({@code auth_time}): platforms answer {@code prompt=none} alone (<a
 * href="https://www.imsglobal.org/spec/security/v1p0#step-2-authentication-request">Security
 * Framework 1.0, 5.1.1.2</a>), so they cannot be asked to.
 */
public final class FreshLaunch {

  /** How long a request waits for its launch. */
  public static final Duration WITHIN = Duration.ofMinutes(10);

  /** How far the platform's clock may be behind ours. */
  static final Duration SKEW = Duration.ofSeconds(60);

  /** Platforms tell whole seconds. */
  private static final Duration WHOLE = Duration.ofSeconds(1);

  private FreshLaunch() {}

  /**
   * A request to sign.
   *
   * @param person who asked
   * @param link the activity, by the platform's id
   * @param used launches that have signed already
   */
  public record Asked(UUID person, String link, Instant at, Set<UUID> used) {

    /** Copies the launches. */
    public Asked {
      used = Set.copyOf(used);
    }
  }

  /**
   * A launch that came.
   *
   * @param launch the one that the platform sent
   * @param begunAt when its login began here, by our clock
   * @param issuedAt when the platform issued the token
   * @param signedInAt when the person signed in there; null where the platform does not say
   */
  public record Opened(
      UUID launch,
      UUID person,
      String link,
      Instant begunAt,
      Instant issuedAt,
      @Nullable Instant signedInAt) {}

  /** What comes of it. */
  public enum Verdict {
    SIGNED,
    /** Nobody asked, or it is signed already. */
    NOT_ASKED,
    OTHER_PERSON,
    OTHER_ACTIVITY,
    /** From a choice of content, a preview or somebody's submission. */
    NOT_OPENED,
    /** It has signed something already. */
    USED,
    /** It was opened before somebody asked. */
    BEFORE,
    TOO_LATE,
    /** The platform issued the token before somebody asked. */
    OLD_TOKEN,
    /** The person signed in to the platform before they asked. */
    OLD_SIGN_IN,
    /** An electronic signature shows a name, and the platform shares none. */
    NO_NAME;

    /** As a word in addresses and names of texts. */
    public String word() {
      return Response.word(this);
    }
  }

  /**
   * The rule.
   *
   * @param asked null when nobody asked
   * @param opened null when what came is no opening of an activity
   */
  public static Verdict verdict(@Nullable Asked asked, @Nullable Opened opened, Instant now) {
    if (asked == null) {
      return Verdict.NOT_ASKED;
    }
    if (opened == null) {
      return Verdict.NOT_OPENED;
    }
    if (!opened.person().equals(asked.person())) {
      return Verdict.OTHER_PERSON;
    }
    if (!opened.link().equals(asked.link())) {
      return Verdict.OTHER_ACTIVITY;
    }
    if (asked.used().contains(opened.launch())) {
      return Verdict.USED;
    }
    if (!opened.begunAt().isAfter(asked.at())) {
      return Verdict.BEFORE;
    }
    if (now.isAfter(asked.at().plus(WITHIN))) {
      return Verdict.TOO_LATE;
    }
    if (opened.issuedAt().plus(SKEW).isBefore(asked.at())) {
      return Verdict.OLD_TOKEN;
    }
    Instant signedIn = opened.signedInAt();
    if (signedIn != null && !signedIn.plus(WHOLE).isAfter(asked.at())) {
      return Verdict.OLD_SIGN_IN;
    }
    return Verdict.SIGNED;
  }

  /** How somebody was recognised again. */
  public enum Method {
    /** A tick was enough. */
    NONE,
    /** The platform launched them anew; whether it asked for a password it does not say. */
    FRESH_LAUNCH,
    /** It says that they signed in after they had asked. */
    FRESH_SIGN_IN
  }

  /**
   * What is on record of it.
   *
   * @param asked when somebody asked to sign
   */
  public record Proof(
      Method method,
      Instant asked,
      UUID launch,
      Instant begunAt,
      Instant issuedAt,
      @Nullable Instant signedInAt) {

    /** Of a launch that signs. */
    public static Proof of(Instant asked, Opened opened) {
      return new Proof(
          opened.signedInAt() == null ? Method.FRESH_LAUNCH : Method.FRESH_SIGN_IN,
          asked,
          opened.launch(),
          opened.begunAt(),
          opened.issuedAt(),
          opened.signedInAt());
    }

    /** By the names that statements use. */
    public Map<String, Object> told() {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("method", Response.word(method));
      told.put("asked-at", asked.toString());
      told.put("launch", launch.toString());
      told.put("login-begun-at", begunAt.toString());
      told.put("token-issued-at", issuedAt.toString());
      if (signedInAt != null) {
        told.put("signed-in-at", signedInAt.toString());
      }
      return told;
    }

    /** From what {@link #told} says; null where nobody was recognised again. */
    public static @Nullable Proof read(@Nullable Object told) {
      if (!(told instanceof Map<?, ?> map)) {
        return null;
      }
      Object signedIn = map.get("signed-in-at");
      return new Proof(
          signedIn == null ? Method.FRESH_LAUNCH : Method.FRESH_SIGN_IN,
          at(map, "asked-at"),
          UUID.fromString(String.valueOf(map.get("launch"))),
          at(map, "login-begun-at"),
          at(map, "token-issued-at"),
          signedIn == null ? null : at(map, "signed-in-at"));
    }

    private static Instant at(Map<?, ?> map, String name) {
      return Instant.parse(String.valueOf(map.get(name)));
    }
  }
}
