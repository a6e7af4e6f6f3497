package org.traininglayer.lti.platforms.registration;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformControl;
import org.traininglayer.lti.PlatformControl.Origin;
import org.traininglayer.lti.PlatformControl.State;
import org.traininglayer.lti.PlatformRefusedException;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.diagnosis.refusals.RateLimit;
import org.traininglayer.lti.platforms.StoredPlatforms;
import org.traininglayer.lti.platforms.registration.RegistrationProperties.WithoutInvite;
import org.traininglayer.lti.platforms.registration.StoredInvites.Claim;
import tools.jackson.databind.JsonNode;

/**
 * Registers this tool with a platform that asks for it. Whoever brings an invitation is in use at
 * once; whoever brings none is registered too, because the platform's token does not wait, but
 * nobody can arrive from there until somebody approves it.
 */
@Service
class DynamicRegistration {

  private final RegistrationCalls calls;
  private final StoredInvites invites;
  private final StoredPlatforms platforms;
  private final PlatformControl control;
  private final StoredRegistrations registrations;
  private final ConnectionTraces traces;
  private final MessageSource messages;
  private final TransactionTemplate transaction;
  private final ToolAddress tool;
  private final RegistrationProperties properties;
  private final boolean plainHttp;

  /** Strangers cause few calls, whatever they send. */
  private final RateLimit strangers = new RateLimit(20, Duration.ofSeconds(20), Clock.systemUTC());

  DynamicRegistration(
      RegistrationCalls calls,
      StoredInvites invites,
      StoredPlatforms platforms,
      PlatformControl control,
      StoredRegistrations registrations,
      ConnectionTraces traces,
      MessageSource messages,
      TransactionTemplate transaction,
      ToolAddress tool,
      RegistrationProperties properties,
      @Value("${traininglayer.http.allow-private-addresses:false}") boolean plainHttp) {
    this.calls = calls;
    this.invites = invites;
    this.platforms = platforms;
    this.control = control;
    this.registrations = registrations;
    this.traces = traces;
    this.messages = messages;
    this.transaction = transaction;
    this.tool = tool;
    this.properties = properties;
    this.plainHttp = plainHttp;
  }

  /** Whether a registration like this could begin; asked before anything is done. */
  void look(RegistrationRequest request) throws RegistrationFailedException {
    String code = request.invite();
    if (code == null) {
      if (properties.withoutInvite() == WithoutInvite.REFUSE) {
        throw new RegistrationFailedException(RegistrationProblem.INVITE_NEEDED, null);
      }
    } else if (!invites.isGood(code)) {
      throw notGood(code);
    }
  }

  /** Registers. */
  Registered register(RegistrationRequest request) throws RegistrationFailedException, Failed {
    look(request);
    String code = request.invite();
    Optional<Claim> claim = code == null ? Optional.empty() : invites.claim(code);
    if (code != null && claim.isEmpty()) {
      throw notGood(code);
    }
    if (claim.isEmpty()) {
      boundStrangers();
    }
    RegistrationTrace trace = new RegistrationTrace(traces, messages, request.configuration());
    claim.ifPresent(one -> trace.of(one.organisation()));
    trace.passed("Invitation", claim.isPresent() ? "good" : "none; " + properties.withoutInvite());
    boolean done = false;
    try {
      Registered registered = register(request, claim.orElse(null), trace);
      done = true;
      return registered;
    } catch (RegistrationFailedException e) {
      throw new Failed(e, trace.failed(e), claim.isPresent());
    } finally {
      if (!done) {
        claim.ifPresent(invites::release);
      }
    }
  }

  private RegistrationFailedException notGood(String code) {
    return new RegistrationFailedException(
        invites.isUsed(code)
            ? RegistrationProblem.INVITE_USED
            : RegistrationProblem.INVITE_NOT_GOOD,
        null);
  }

  private void boundStrangers() throws RegistrationFailedException {
    if (properties.withoutInvite() == WithoutInvite.ACCEPT) {
      return;
    }
    boolean full = control.pending(OrganisationId.DEFAULT).size() >= properties.maxPending();
    if (full || !strangers.allows()) {
      throw new RegistrationFailedException(RegistrationProblem.TOO_MANY, null);
    }
  }

  private Registered register(
      RegistrationRequest request, @Nullable Claim claim, RegistrationTrace trace)
      throws RegistrationFailedException {
    JsonNode json = calls.configuration(request.configuration(), request.token());
    List<String> problems = Discovery.problems(json, plainHttp);
    if (!problems.isEmpty()) {
      throw new RegistrationFailedException(
          RegistrationProblem.CONFIGURATION_INCOMPLETE, String.join("; ", problems));
    }
    Discovery discovery = Discovery.read(json);
    trace.claimedBy(discovery.issuer());
    trace.passed("The platform describes itself", request.configuration().getHost());
    IssuerFit fit = fits(request, discovery, claim != null);
    trace.passed("The issuer belongs to that address", discovery.issuer() + " (" + fit + ")");

    JsonNode answered =
        calls.register(
            discovery.registrationEndpoint(),
            request.token(),
            RegistrationBody.of(discovery, tool));
    String wrong = RegistrationAnswer.problem(answered);
    if (wrong != null) {
      throw new RegistrationFailedException(RegistrationProblem.ANSWER_INCOMPLETE, wrong);
    }
    RegistrationAnswer answer = RegistrationAnswer.read(answered);
    trace.passed("The platform registered this tool", "client id " + answer.clientId());
    String deployment = answer.deploymentId();
    trace.passed(
        "Deployment id", deployment == null ? "none yet; comes with the first launch" : deployment);
    return keep(request, claim, json, answer, trace);
  }

  private IssuerFit fits(RegistrationRequest request, Discovery discovery, boolean invited)
      throws RegistrationFailedException {
    IssuerFit fit = IssuerFit.of(discovery.issuer(), request.configuration());
    if (fit == IssuerFit.FOREIGN) {
      throw new RegistrationFailedException(
          RegistrationProblem.ISSUER_FOREIGN,
          discovery.issuer() + " ≠ " + ToolAddress.originOf(request.configuration()));
    }
    URI endpoint = discovery.registrationEndpoint();
    boolean near =
        IssuerFit.together(endpoint, request.configuration())
            || IssuerFit.together(endpoint, URI.create(discovery.issuer()));
    // A stranger shall not make us post to third parties.
    if (!near && !invited) {
      throw new RegistrationFailedException(
          RegistrationProblem.ENDPOINT_FOREIGN, ToolAddress.originOf(endpoint));
    }
    return fit;
  }

  private Registered keep(
      RegistrationRequest request,
      @Nullable Claim claim,
      JsonNode configuration,
      RegistrationAnswer answer,
      RegistrationTrace trace)
      throws RegistrationFailedException {
    Discovery discovery = Discovery.read(configuration);
    OrganisationId organisation = claim == null ? OrganisationId.DEFAULT : claim.organisation();
    Optional<Platform> known =
        platforms.of(discovery.issuer(), answer.clientId()).stream().findFirst();
    Platform platform = platform(discovery, answer, organisation, known);
    boolean differs = known.filter(before -> !sameEndpoints(before, platform)).isPresent();
    if (differs && claim == null) {
      throw new RegistrationFailedException(
          RegistrationProblem.KNOWN_DIFFERENTLY, discovery.issuer() + ", " + answer.clientId());
    }
    boolean trusted = claim != null || properties.withoutInvite() == WithoutInvite.ACCEPT;
    Platform kept =
        known.isPresent() && !trusted
            ? known.get() // Whoever was not asked changes nothing of what is in use.
            : write(request, claim, configuration, answer, platform, trusted, known.isPresent());
    boolean pending =
        control.state(kept.organisation(), kept.id()).filter(State.PENDING::equals).isPresent();
    return new Registered(
        kept,
        discovery.family(),
        answer.deploymentId(),
        pending,
        known.isPresent(),
        origins(request, discovery),
        trace.registered(kept, pending));
  }

  private Platform write(
      RegistrationRequest request,
      @Nullable Claim claim,
      JsonNode configuration,
      RegistrationAnswer answer,
      Platform platform,
      boolean trusted,
      boolean again)
      throws RegistrationFailedException {
    String deployment = answer.deploymentId();
    // An unasked-for repetition lets nobody in who was not let in before.
    boolean accept = deployment != null && (trusted || !again);
    try {
      Optional<Platform> kept =
          transaction.execute(status -> {
            Platform stored =
                platforms.register(
                    platform,
                    accept ? List.of(deployment) : List.of(),
                    Origin.REGISTRATION,
                    trusted ? State.ACTIVE : State.PENDING);
            if (deployment != null && !accept) {
              platforms.holdDeployment(stored.id(), deployment);
            }
            registrations.keep(
                stored.id(), request.configuration().toString(), configuration, answer);
            if (claim != null && !invites.use(claim, stored.id())) {
              status.setRollbackOnly();
              return Optional.empty();
            }
            return Optional.of(stored);
          });
      if (kept.isEmpty()) {
        throw new RegistrationFailedException(RegistrationProblem.INVITE_WITHDRAWN, null);
      }
      platforms.changed(kept.get().id());
      return kept.get();
    } catch (PlatformRefusedException e) {
      throw new RegistrationFailedException(
          RegistrationProblem.OTHER_ORGANISATION, String.join("; ", e.problems()));
    }
  }

  /** What an administrator set for a known platform stays. */
  private static Platform platform(
      Discovery discovery,
      RegistrationAnswer answer,
      OrganisationId organisation,
      Optional<Platform> known) {
    boolean idsComeLater =
        discovery.family() == ProductFamily.CANVAS || answer.deploymentId() == null;
    // Canvas names an authorization server and yet wants its token endpoint as audience.
    String audience =
        discovery.family() == ProductFamily.CANVAS ? null : discovery.authorizationServer();
    String family = discovery.productFamilyCode();
    return new Platform(
        new PlatformId(UUID.randomUUID()),
        organisation,
        known.map(Platform::name).orElseGet(() -> RegistrationBody.platformName(discovery)),
        discovery.issuer(),
        answer.clientId(),
        discovery.authorizationEndpoint(),
        discovery.tokenEndpoint(),
        audience,
        discovery.jwksUri(),
        family == null ? null : family.toLowerCase(java.util.Locale.ROOT),
        known
            .map(Platform::newDeployments)
            .orElse(idsComeLater ? NewDeployments.ACCEPT : NewDeployments.HOLD),
        known.map(Platform::anonymousAllowed).orElse(false));
  }

  private static boolean sameEndpoints(Platform one, Platform other) {
    return one.authorizationEndpoint().equals(other.authorizationEndpoint())
        && Objects.equals(one.tokenEndpoint(), other.tokenEndpoint())
        && one.audienceForTokens().equals(other.audienceForTokens())
        && one.jwksUri().equals(other.jwksUri());
  }

  private static List<String> origins(RegistrationRequest request, Discovery discovery) {
    Set<String> origins = new LinkedHashSet<>();
    origins.add(ToolAddress.originOf(request.configuration()));
    origins.add(ToolAddress.originOf(URI.create(discovery.issuer())));
    origins.add(ToolAddress.originOf(discovery.authorizationEndpoint()));
    return List.copyOf(origins);
  }

  /** A registration that ended badly, and where its trace is. */
  static final class Failed extends Exception {

    private final transient RegistrationFailedException why;
    private final String code;
    private final boolean invited;

    Failed(RegistrationFailedException why, String code, boolean invited) {
      super(why.problem().name(), null, false, false);
      this.why = why;
      this.code = code;
      this.invited = invited;
    }

    /** Whether somebody of ours asked the platform to register. */
    boolean invited() {
      return invited;
    }

    RegistrationFailedException why() {
      return why;
    }

    String code() {
      return code;
    }
  }
}
