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
import org.traininglayer.lti.launch.login.Logins.Unanswered;

/**
 * Tells of logins that nobody ended. Where others arrive, somebody has left, and nothing is wrong.
 * A platform that refuses the authentication request (a wrong redirect URI, say) tells the learner
 * and not us, so this is all there is to see of it.
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
        .forEach((id, left) ->
            platforms.find(id).ifPresent(platform -> traces.tell(trace(platform, left))));
  }

  private ConnectionTrace trace(Platform platform, Unanswered logins) {
    String patience = "nothing within " + PATIENCE.toMinutes() + " minutes";
    return new ConnectionTrace(
        null,
        Kind.LOGIN,
        platform.organisation(),
        platform.id(),
        null,
        platform.issuer(),
        platform.clientId(),
        logins.othersArrived()
            ? "A login was not gone on with"
            : "The platform did not answer the authentication request",
        List.of(
            Check.passed(
                "Login · Begun by the platform",
                logins.count() == 1 ? "once" : logins.count() + " times"),
            logins.othersArrived()
                ? Check.noted(
                    "Login · Nobody came back from the platform",
                    patience
                        + "; others have arrived from it within a day, so a closed tab or a page"
                        + " left is likely")
                : Check.failed(
                    "Login · Unanswered by the platform",
                    "an id_token or an error, posted to " + tool.launch(),
                    patience)));
  }
}
