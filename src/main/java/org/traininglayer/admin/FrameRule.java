package org.traininglayer.admin;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.ToolAddress;

/**
 * Which sites may frame what a platform launches; pure. A platform that stands at one address, such
 * as Moodle, frames from there. Hosted platforms such as Canvas frame from the address of each
 * institution, which nothing in the registration tells: any site over https, unless an
 * administrator has said which.
 */
final class FrameRule {

  /** Any site over https. */
  static final String ANY = "https:";

  private static final List<String> LOCAL = List.of("http://localhost:*", "http://127.0.0.1:*");
  private static final Set<String> AT_ONE_ADDRESS = Set.of("moodle", "training-layer-demo");

  private FrameRule() {}

  /**
   * The sources beside {@code 'self'}.
   *
   * @param said addresses of the platform that came with the launch, such as its return URL
   * @param configured origins that an administrator named; empty for none
   * @param local whether the tool itself runs on this machine, for trying out
   */
  static Set<String> sources(
      Platform platform, Collection<URI> said, Collection<String> configured, boolean local) {
    Set<String> sources = new LinkedHashSet<>();
    if (!configured.isEmpty()) {
      sources.addAll(configured);
    } else if (atOneAddress(platform)) {
      add(sources, issuer(platform));
      add(sources, platform.authorizationEndpoint());
      said.forEach(address -> add(sources, address));
    } else {
      sources.add(ANY);
      // Only what https: does not cover; a development platform without TLS.
      said.stream().filter(FrameRule::plain).forEach(address -> add(sources, address));
      if (plain(platform.authorizationEndpoint())) {
        add(sources, platform.authorizationEndpoint());
      }
    }
    if (local) {
      sources.addAll(LOCAL);
    }
    return sources;
  }

  /** Whether everything of this platform comes from the address of its issuer. */
  static boolean atOneAddress(Platform platform) {
    String family = platform.productFamily();
    return (family != null && AT_ONE_ADDRESS.contains(family.toLowerCase(Locale.ROOT)))
        || String.valueOf(platform.authorizationEndpoint().getPath()).endsWith("/mod/lti/auth.php");
  }

  /** An origin as an administrator types it; null when it is none. */
  static @Nullable String origin(String typed) {
    String text = typed.strip();
    if (text.matches("https://\\*\\.[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
      return text.toLowerCase(Locale.ROOT);
    }
    try {
      URI uri = URI.create(text);
      boolean bare =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      return bare ? originOf(uri) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void add(Set<String> sources, @Nullable URI address) {
    String origin = address == null ? null : originOf(address);
    if (origin != null) {
      sources.add(origin);
    }
  }

  /** Scheme, host and port; null for anything that could say more in a header than that. */
  private static @Nullable String originOf(URI address) {
    String scheme = address.getScheme();
    String host = address.getHost();
    if (scheme == null
        || host == null
        || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
        || !host.matches("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]")) {
      return null;
    }
    return ToolAddress.originOf(address).toLowerCase(Locale.ROOT);
  }

  private static boolean plain(URI address) {
    return "http".equalsIgnoreCase(address.getScheme());
  }

  private static @Nullable URI issuer(Platform platform) {
    try {
      return URI.create(platform.issuer());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
