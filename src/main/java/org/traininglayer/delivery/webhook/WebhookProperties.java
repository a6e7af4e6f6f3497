package org.traininglayer.delivery.webhook;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;

/**
 * Who is told of warnings.
 *
 * @param destinations addresses that are called; none from the start
 */
@ConfigurationProperties("traininglayer.webhook")
public record WebhookProperties(@DefaultValue List<Webhook> destinations) {

  /** Refuses two of one name. */
  public WebhookProperties {
    destinations = List.copyOf(destinations);
    if (destinations.stream().map(Webhook::id).collect(Collectors.toSet()).size()
        < destinations.size()) {
      throw new IllegalArgumentException(
          "each traininglayer.webhook.destinations needs a name of its own");
    }
  }

  /**
   * One address.
   *
   * @param name how it is called here; a new name is a new destination
   * @param url where calls go
   * @param secret with which calls are signed: {@code whsec_} and 24 to 64 bytes in base64
   * @param organisation whose warnings go there; the one that exists from the start
   */
  public record Webhook(String name, URI url, String secret, @Nullable UUID organisation) {

    private static final UUID NAMESPACE = UUID.fromString("4b8d6a2f-1d0e-5c77-b1c4-8d1d7a0f5e02");

    /** Refuses what could not work, by the name of the property. */
    public Webhook {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException("traininglayer.webhook.destinations[].name is missing");
      }
      if (url == null
          || !List.of("http", "https").contains(url.getScheme())
          || url.getHost() == null
          || url.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "traininglayer.webhook.destinations[].url of "
                + name
                + " must be an http or https address without a user name");
      }
      if (!WebhookSignature.isSecret(secret)) {
        throw new IllegalArgumentException(
            "traininglayer.webhook.destinations[].secret of "
                + name
                + " must be whsec_ and 24 to 64 random bytes in base64");
      }
    }

    /** Whose warnings go there. */
    public OrganisationId owner() {
      return organisation == null ? OrganisationId.DEFAULT : new OrganisationId(organisation);
    }

    /** The destination's id: the same name of the same organisation is the same destination. */
    public UUID id() {
      return NameUuid.of(NAMESPACE, owner() + "\n" + name);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Webhook[" + name + " at " + url.getHost() + "]";
    }
  }
}
