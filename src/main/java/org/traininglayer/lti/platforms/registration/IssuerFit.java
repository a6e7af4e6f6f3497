package org.traininglayer.lti.platforms.registration;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.platforms.SharedIssuers;

/**
 * Whether an address may speak for an issuer (<a
 * href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration 1.0, 3.4</a>: the hosts
 * must be equal). Otherwise anybody could register endpoints of their own under somebody else's
 * name. Pure.
 */
enum IssuerFit {
  /** The same host. */
  SAME,
  /** Another host of the same provider, who has one issuer for all customers. */
  PROVIDER,
  /** Another host. */
  FOREIGN;

  private static final Pattern CANVAS_HOST =
      Pattern.compile(
          "(?:canvas|sso)(?:\\.(beta|test))?\\.(?:instructure\\.com|canvaslms\\.com)"
              + "|[a-z0-9-]+(?:\\.(beta|test))?\\.instructure\\.com");

  /** Whether the configuration at this address may claim this issuer. */
  static IssuerFit of(String issuer, URI configuration) {
    URI claimed = URI.create(issuer);
    if (origin(claimed).equals(origin(configuration))) {
      return SAME;
    }
    String host = configuration.getHost().toLowerCase(Locale.ROOT);
    boolean https = "https".equalsIgnoreCase(configuration.getScheme());
    boolean canvasIssuer =
        issuer.equals(SharedIssuers.CANVAS) || SharedIssuers.original(issuer).isPresent();
    if (canvasIssuer && https) {
      Matcher canvas = CANVAS_HOST.matcher(host);
      if (!canvas.matches()) {
        // One that somebody runs themselves sends its configuration from its issuer's host too.
        return FOREIGN;
      }
      String environment = canvas.group(1) == null ? canvas.group(2) : canvas.group(1);
      boolean same =
          SharedIssuers.environment(issuer).equals(environment == null ? "" : environment);
      return same ? PROVIDER : FOREIGN;
    }
    boolean blackboard =
        issuer.equals("https://blackboard.com") && host.equals("developer.blackboard.com");
    return blackboard && https ? PROVIDER : FOREIGN;
  }

  /** Whether two addresses lie with the same provider, so that one may be called for the other. */
  static boolean together(URI one, URI other) {
    return origin(one).equals(origin(other))
        || (canvas(one) && canvas(other))
        || (blackboard(one) && blackboard(other));
  }

  private static boolean canvas(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        && CANVAS_HOST.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean blackboard(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return "https".equalsIgnoreCase(address.getScheme())
        && (host.equals("blackboard.com") || host.endsWith(".blackboard.com"));
  }

  private static String origin(URI address) {
    return ToolAddress.originOf(address).toLowerCase(Locale.ROOT);
  }
}
