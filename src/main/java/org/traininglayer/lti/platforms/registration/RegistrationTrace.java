package org.traininglayer.lti.platforms.registration;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Platform;

/** What is noted while a registration goes on. */
final class RegistrationTrace {

  private final ConnectionTraces traces;
  private final MessageSource messages;
  private final URI configuration;
  private final List<Check> checks = new ArrayList<>();
  private OrganisationId organisation = OrganisationId.DEFAULT;
  private @Nullable String issuer;

  RegistrationTrace(ConnectionTraces traces, MessageSource messages, URI configuration) {
    this.traces = traces;
    this.messages = messages;
    this.configuration = configuration;
  }

  void of(OrganisationId whose) {
    this.organisation = whose;
  }

  void claimedBy(String claimed) {
    this.issuer = claimed;
  }

  void passed(String what, @Nullable String got) {
    checks.add(Check.passed(what, got));
  }

  /** Ends well. */
  String registered(Platform platform, boolean pending) {
    return traces.tell(
        new ConnectionTrace(
            null,
            Kind.REGISTRATION,
            organisation,
            platform.id(),
            null,
            platform.issuer(),
            platform.clientId(),
            configuration.getHost()
                + (pending ? " registered itself and waits for approval" : " registered itself"),
            checks));
  }

  /** Ends badly. */
  String failed(RegistrationFailedException why) {
    PlatformReply reply = why.reply();
    String said =
        reply == null
            ? why.detail()
            : "status " + reply.status() + ": " + String.join(" · ", reply.said());
    String words =
        messages.getMessage("lti.register.problem." + why.problem().name(), null, Locale.ENGLISH);
    checks.add(Check.failed(words, null, said));
    return traces.tell(
        new ConnectionTrace(
            null,
            Kind.REGISTRATION,
            organisation,
            null,
            null,
            issuer,
            null,
            configuration.getHost() + " could not register: " + words,
            checks));
  }
}
