package org.traininglayer.lti;

import java.net.URI;

/**
 * Where the world finds this tool. Built from configuration only, never from a request, because
 * platforms compare these addresses character by character.
 *
 * @param base scheme, host and port, perhaps a path; no slash at the end
 */
public record ToolAddress(URI base) {

  /** OIDC login initiation. */
  public URI login() {
    return at("/lti/login");
  }

  /** The one redirect URI, and the default target link. */
  public URI launch() {
    return at("/lti/launch");
  }

  /** The public keys. */
  public URI keys() {
    return at("/lti/jwks.json");
  }

  /** An address of this tool. */
  public URI at(String path) {
    return URI.create(base + path);
  }

  /** Whether an address has our scheme, host and port, and no user information. */
  public boolean owns(URI address) {
    return address.getScheme() != null
        && address.getScheme().equalsIgnoreCase(base.getScheme())
        && address.getHost() != null
        && address.getHost().equalsIgnoreCase(base.getHost())
        && port(address) == port(base)
        && address.getRawUserInfo() == null;
  }

  /** Scheme, host and port, as browsers write it. */
  public String origin() {
    return originOf(base);
  }

  /** Scheme, host and port of an address, as browsers write it: no default port. */
  public static String originOf(URI address) {
    boolean usual = address.getPort() == -1 || address.getPort() == defaultPort(address);
    return address.getScheme() + "://" + address.getHost() + (usual ? "" : ":" + address.getPort());
  }

  private static int port(URI address) {
    return address.getPort() == -1 ? defaultPort(address) : address.getPort();
  }

  private static int defaultPort(URI address) {
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }
}
