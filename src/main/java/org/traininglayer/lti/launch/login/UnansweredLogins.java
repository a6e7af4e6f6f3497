package org.traininglayer.lti.launch.login;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ToolAddress;

/**
 * Tells of logins that nobody ended. A platform that refuses the authentication request (a wrong
 * redirect URI, say) tells the learner and not us, so this is all there is to see of it.
 */
@Component
public class UnansweredLogins {

  /** How long a platform may take; people who have to sign in there first take longer. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Logins logins;
  private final Platforms platforms;
  private final ConnectionTraces traces;
  private final ToolAddress tool;

  UnansweredLogins(Logins logins, Platforms platforms, ConnectionTraces traces, ToolAddress tool) {
    this.logins = logins;
    this.platforms = platforms;
    this.traces = traces;
    this.tool = tool;
  }

  /** One trace for each platform with logins that wait for so long; each is told once. */
  public void tell(Duration patience) {
    logins
        .unanswered(patience)
        .forEach((id, count) ->
            platforms.find(id).ifPresent(platform -> traces.tell(trace(platform, count))));
  }

  private ConnectionTrace trace(Platform platform, long count) {
    return new ConnectionTrace(
        null,
        Kind.LOGIN,
        platform.organisation(),
        platform.id(),
        null,
        platform.issuer(),
        platform.clientId(),
        "The platform did not answer the authentication request",
        List.of(
            Check.passed("Login · Begun by the platform", count == 1 ? "once" : count + " times"),
            Check.failed(
                "Login · Unanswered by the platform",
                "an id_token or an error, posted to " + tool.launch(),
                "nothing within " + PATIENCE.toMinutes() + " minutes")));
  }
}
