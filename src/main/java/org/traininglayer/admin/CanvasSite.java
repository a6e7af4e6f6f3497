package org.traininglayer.admin;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows from the address of a Canvas. Pure. */
final class CanvasSite {

  static final String ISSUER = "https://canvas.instructure.com";
  static final String AUTHORIZATION = "https://sso.canvaslms.com/api/lti/authorize_redirect";
  static final String KEYS = "https://sso.canvaslms.com/api/lti/security/jwks";

  private static final Pattern HOSTED =
      Pattern.compile("[a-z0-9-]+(?:\\.(beta|test))?\\.instructure\\.com");

  private CanvasSite() {}

  /** The form for a Canvas at this host. Vanity domains count as hosted by Instructure. */
  static PlatformForm form(String host, URI base) {
    Matcher hosted = HOSTED.matcher(host);
    String environment = hosted.matches() && hosted.group(1) != null ? hosted.group(1) + "." : "";
    String authority = base.getRawAuthority();
    return new PlatformForm(
        host,
        "https://canvas." + environment + "instructure.com",
        "",
        "https://sso." + environment + "canvaslms.com/api/lti/authorize_redirect",
        "https://" + authority + "/login/oauth2/token",
        "",
        "https://sso." + environment + "canvaslms.com/api/lti/security/jwks",
        "",
        true,
        false);
  }
}
