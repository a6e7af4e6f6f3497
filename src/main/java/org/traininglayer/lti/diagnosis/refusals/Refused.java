package org.traininglayer.lti.diagnosis.refusals;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Platform;

/**
 * A refusal with everything that is known about it.
 *
 * @param expected what would have been right
 * @param got what came instead; never a token, a name or a secret
 * @param platform whose message it was, as far as that is certain
 * @param issuer as claimed
 * @param clientId as claimed
 * @param returnUrl the way back that the platform gave, from a message whose signature is right
 * @param newTab path that begins the login again in a tab of its own
 * @param past what led here
 */
public record Refused(
    RefusalReason reason,
    @Nullable String expected,
    @Nullable String got,
    @Nullable Platform platform,
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable URI returnUrl,
    @Nullable String newTab,
    Past past) {

  /**
   * What led to a refusal.
   *
   * @param kind what was under way
   * @param checks what was looked at, in order
   * @param context the course, by the platform's id, from a message whose signature is right
   */
  public record Past(Kind kind, List<Check> checks, @Nullable String context) {

    static final Past NONE = new Past(Kind.LAUNCH, List.of(), null);

    /** Copies the checks. */
    public Past {
      checks = List.copyOf(checks);
    }
  }

  /** With nothing but the reason. */
  public static Refused because(RefusalReason reason) {
    return because(reason, null, null);
  }

  /** With what was expected and what came. */
  public static Refused because(
      RefusalReason reason, @Nullable String expected, @Nullable String got) {
    return new Refused(reason, expected, got, null, null, null, null, null, Past.NONE);
  }

  /** The same, of this platform. */
  public Refused of(Platform whose) {
    return new Refused(
        reason, expected, got, whose, whose.issuer(), whose.clientId(), returnUrl, newTab, past);
  }

  /** The same, of somebody who claims to be this platform. */
  public Refused claimedBy(@Nullable String claimedIssuer, @Nullable String claimedClientId) {
    return new Refused(
        reason, expected, got, platform, claimedIssuer, claimedClientId, returnUrl, newTab, past);
  }

  /** The same, with a way back. */
  public Refused withReturn(@Nullable URI url) {
    return new Refused(reason, expected, got, platform, issuer, clientId, url, newTab, past);
  }

  /** The same, with a login that can be begun again in a new tab. */
  public Refused withNewTab(String path) {
    return new Refused(reason, expected, got, platform, issuer, clientId, returnUrl, path, past);
  }

  /** The same, with what led here. */
  public Refused after(Past what) {
    return new Refused(reason, expected, got, platform, issuer, clientId, returnUrl, newTab, what);
  }

  /** To be thrown. */
  public RefusedException toException() {
    return new RefusedException(this);
  }
}
