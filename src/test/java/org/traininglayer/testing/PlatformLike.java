package org.traininglayer.testing;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;

/**
 * A registration like another one, but for what a test says.
 *
 * <pre>{@code
 * platform.register(platforms, known -> PlatformLike.of(known).anonymousAllowed(true).build());
 * }</pre>
 */
public final class PlatformLike {

  private final Platform known;
  private PlatformId id;
  private OrganisationId organisation;
  private String name;
  private String issuer;
  private String clientId;
  private URI authorizationEndpoint;
  private @Nullable URI tokenEndpoint;
  private @Nullable String productFamily;
  private NewDeployments newDeployments;
  private boolean anonymousAllowed;

  private PlatformLike(Platform known) {
    this.known = known;
    id = known.id();
    organisation = known.organisation();
    name = known.name();
    issuer = known.issuer();
    clientId = known.clientId();
    authorizationEndpoint = known.authorizationEndpoint();
    tokenEndpoint = known.tokenEndpoint();
    productFamily = known.productFamily();
    newDeployments = known.newDeployments();
    anonymousAllowed = known.anonymousAllowed();
  }

  /** Begins with everything as it is there. */
  public static PlatformLike of(Platform known) {
    return new PlatformLike(known);
  }

  /** With another id. */
  public PlatformLike id(PlatformId other) {
    id = other;
    return this;
  }

  /** With another organisation. */
  public PlatformLike organisation(OrganisationId other) {
    organisation = other;
    return this;
  }

  /** With another name. */
  public PlatformLike name(String other) {
    name = other;
    return this;
  }

  /** With another issuer. */
  public PlatformLike issuer(String other) {
    issuer = other;
    return this;
  }

  /** With another clientId. */
  public PlatformLike clientId(String other) {
    clientId = other;
    return this;
  }

  /** With another authorizationEndpoint. */
  public PlatformLike authorizationEndpoint(URI other) {
    authorizationEndpoint = other;
    return this;
  }

  /** With another tokenEndpoint. */
  public PlatformLike tokenEndpoint(@Nullable URI other) {
    tokenEndpoint = other;
    return this;
  }

  /** With another productFamily. */
  public PlatformLike productFamily(@Nullable String other) {
    productFamily = other;
    return this;
  }

  /** With another newDeployments. */
  public PlatformLike newDeployments(NewDeployments other) {
    newDeployments = other;
    return this;
  }

  /** With another anonymousAllowed. */
  public PlatformLike anonymousAllowed(boolean other) {
    anonymousAllowed = other;
    return this;
  }

  /** The registration. */
  public Platform build() {
    return new Platform(
        id,
        organisation,
        name,
        issuer,
        clientId,
        authorizationEndpoint,
        tokenEndpoint,
        known.tokenAudience(),
        known.jwksUri(),
        productFamily,
        newDeployments,
        anonymousAllowed);
  }
}
