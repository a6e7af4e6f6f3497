package org.traininglayer.lti;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * A registration of this tool with a learning platform. Found by issuer and client id together,
 * because all hosted Canvas sites share one issuer.
 *
 * @param name what the administrator calls it
 * @param tokenEndpoint null for a platform without access tokens, which has neither grades nor
 *     lists of people
 * @param tokenAudience what the platform wants as audience of a client assertion; the token
 *     endpoint where it says nothing
 * @param productFamily {@code moodle}, {@code canvas} or whatever the platform says of itself
 * @param newDeployments what happens when a launch brings a deployment id not seen before
 * @param anonymousAllowed whether a launch without {@code sub} is taken; off by default
 */
public record Platform(
    PlatformId id,
    OrganisationId organisation,
    String name,
    String issuer,
    String clientId,
    URI authorizationEndpoint,
    @Nullable URI tokenEndpoint,
    @Nullable String tokenAudience,
    URI jwksUri,
    @Nullable String productFamily,
    NewDeployments newDeployments,
    boolean anonymousAllowed) {

  /** What to do with a deployment id that was not seen before. */
  public enum NewDeployments {
    /** List it as pending for the administrator; no session until it is accepted. */
    HOLD,
    /** Take the launch and list the deployment. */
    ACCEPT
  }

  /** Whether there can be services: none can be called without an access token. */
  public boolean hasServices() {
    return tokenEndpoint != null;
  }

  /** The audience to put into a client assertion; empty where there are no access tokens. */
  public String audienceForTokens() {
    String usual = tokenEndpoint == null ? "" : tokenEndpoint.toString();
    return tokenAudience == null ? usual : tokenAudience;
  }
}
