package org.traininglayer.lti.diagnosis.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.Platform;

/** Whether platforms can use this tool's own address, as far as that can be told. Pure. */
final class OwnAddress {

  private OwnAddress() {}

  /** Looks at the address. A platform on the same machine may use what others cannot. */
  static List<Check> checks(URI base, Platform platform) {
    boolean together = isLocal(base.getHost()) && isLocal(platform.jwksUri().getHost());
    List<Check> checks = new ArrayList<>();
    boolean https = "https".equalsIgnoreCase(base.getScheme());
    checks.add(check("This tool · scheme", https || together, "https", base.getScheme(), together));
    checks.add(
        check(
            "This tool · host",
            !isLocal(base.getHost()) || together,
            "a name that the platform can look up",
            base.getHost(),
            together));
    int port = base.getPort();
    boolean usual = port == -1 || port == 443 || (port == 80 && !https);
    checks.add(
        check(
            "This tool · port",
            usual || together,
            "443: Moodle calls no other unless told to",
            port == -1 ? "443, as usual" : Integer.toString(port),
            together));
    checks.add(
        Check.noted(
            "This tool · reachable from the platform",
            platform.hasServices()
                ? "cannot be told from here; the access tokens below need it"
                : "cannot be told from here; answers to content selections need it"));
    return checks;
  }

  private static Check check(
      String what, boolean right, String expected, String got, boolean together) {
    return right
        ? Check.passed(what, got + (together ? " (fine on one machine)" : ""))
        : Check.failed(what, expected, got);
  }

  private static boolean isLocal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.startsWith("127.")
        || name.startsWith("10.")
        || name.startsWith("192.168.")
        || name.matches("172\\.(1[6-9]|2\\d|3[01])\\..*")
        || name.startsWith("169.254.")
        || name.startsWith("[");
  }
}
