package org.traininglayer.lti.platforms.registration;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Registrations;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.ToolSignature;
import org.traininglayer.lti.platforms.keys.Secrets;
import org.traininglayer.lti.platforms.registration.StoredRegistrations.Access;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the console does about registrations by URL. */
@Service
class RegistrationClient implements Registrations {

  private static final String TAKEN = "The platform took the configuration.";

  private static final String WAITS =
      "Canvas took the configuration as a request. What is set up there stays in use until one of"
          + " its administrators has approved the change; if nothing differs, there is nothing to"
          + " approve.";

  private static final String UPDATES_OFF =
      "The platform has no such registration, or takes no changes from tools; in Canvas that is a"
          + " feature which may be off. Start the registration again from the platform, with a new"
          + " invitation, or enter the configuration there by hand. ";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StoredInvites invites;
  private final StoredRegistrations registrations;
  private final Platforms platforms;
  private final RegistrationCalls calls;
  private final RegistrationProperties properties;
  private final ToolAddress tool;
  private final ToolSignature signature;
  private final ConnectionTraces traces;
  private final MessageSource messages;

  RegistrationClient(
      StoredInvites invites,
      StoredRegistrations registrations,
      Platforms platforms,
      RegistrationCalls calls,
      RegistrationProperties properties,
      ToolAddress tool,
      ToolSignature signature,
      ConnectionTraces traces,
      MessageSource messages) {
    this.invites = invites;
    this.registrations = registrations;
    this.platforms = platforms;
    this.calls = calls;
    this.properties = properties;
    this.tool = tool;
    this.signature = signature;
    this.traces = traces;
    this.messages = messages;
  }

  @Override
  public NewInvite invite(OrganisationId organisation, String label, String madeBy) {
    String code = Secrets.freshHandle();
    StoredInvites.Made made =
        invites.add(organisation, label, madeBy, code, properties.inviteTtl());
    return new NewInvite(made.id(), tool.at("/lti/register?invite=" + code), made.expiresAt());
  }

  @Override
  public List<Invite> invites(OrganisationId organisation) {
    return invites.recent(organisation);
  }

  @Override
  public boolean withdraw(OrganisationId organisation, UUID invite) {
    return invites.withdraw(organisation, invite);
  }

  @Override
  public void withdrawAll(OrganisationId organisation, String madeBy) {
    invites.withdrawAll(organisation, madeBy);
  }

  @Override
  public Optional<Registration> find(OrganisationId organisation, PlatformId platform) {
    return registrations.find(organisation, platform);
  }

  @Override
  public Sent sendAgain(OrganisationId organisation, PlatformId id) {
    Optional<Platform> platform =
        platforms.find(id).filter(found -> found.organisation().equals(organisation));
    Optional<Access> access = registrations.access(organisation, id);
    if (platform.isEmpty() || access.isEmpty()) {
      return new Sent(
          false,
          "The platform gave no way to change the registration. Start it again from the platform,"
              + " with a new invitation.");
    }
    Discovery discovery = Discovery.read(access.get().configuration());
    Sent sent = send(platform.get(), access.get(), discovery);
    registrations.sent(id, sent.words());
    tell(platform.get(), sent, discovery.family() == ProductFamily.CANVAS);
    return sent;
  }

  /** Reads the registration, which shows that we may, then replaces it. */
  private Sent send(Platform platform, Access access, Discovery discovery) {
    try {
      URI address = URI.create(access.address());
      if (!ofThePlatform(platform, address)) {
        throw new RegistrationFailedException(
            RegistrationProblem.ENDPOINT_FOREIGN, ToolAddress.originOf(address));
      }
      String stored = access.token();
      String token = stored == null ? accessToken(platform) : stored;
      JsonNode now = calls.read(address, token);
      ObjectNode body = RegistrationBody.of(discovery, tool);
      body.put("client_id", platform.clientId());
      if (now.has("registration_client_uri")) {
        body.set("registration_client_uri", now.path("registration_client_uri"));
      }
      calls.replace(address, token, body);
      return new Sent(true, discovery.family() == ProductFamily.CANVAS ? WAITS : TAKEN);
    } catch (RegistrationFailedException e) {
      PlatformReply reply = e.reply();
      boolean off = reply != null && reply.status() == 404;
      return new Sent(false, (off ? UPDATES_OFF : "") + words(e));
    }
  }

  /** A token goes nowhere else. */
  private static boolean ofThePlatform(Platform platform, URI address) {
    URI tokens = platform.tokenEndpoint();
    return IssuerFit.together(URI.create(platform.issuer()), address)
        || (tokens != null && IssuerFit.together(tokens, address));
  }

  private String words(RegistrationFailedException e) {
    PlatformReply reply = e.reply();
    String detail = e.detail();
    String words =
        messages.getMessage("lti.register.problem." + e.problem().name(), null, Locale.ENGLISH);
    if (reply != null) {
      return words + " (status " + reply.status() + ": " + String.join(" · ", reply.said()) + ")";
    }
    return detail == null ? words : words + " (" + detail + ")";
  }

  /**
   * An access token of the registration scope (<a
   * href="https://www.imsglobal.org/spec/security/v1p0">Security Framework 1.0, 4.1</a>).
   */
  private String accessToken(Platform platform) throws RegistrationFailedException {
    URI tokenEndpoint = platform.tokenEndpoint();
    if (tokenEndpoint == null) {
      throw new RegistrationFailedException(
          RegistrationProblem.REFUSED_BY_PLATFORM, "no access token URL");
    }
    Instant now = Instant.now().minusSeconds(10);
    String assertion =
        signature.sign(
            Map.of(
                "iss", platform.clientId(),
                "sub", platform.clientId(),
                "aud", platform.audienceForTokens(),
                "iat", now,
                "exp", now.plusSeconds(300),
                "jti", UUID.randomUUID().toString()));
    String form =
        Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion,
                "scope",
                ToolDescription.REGISTRATION_SCOPE)
            .entrySet()
            .stream()
            .map(one -> one.getKey() + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
    Reply reply =
        calls.call(
            OutboundRequest.post(tokenEndpoint, "application/x-www-form-urlencoded", form)
                .header("Accept", "application/json"));
    String token = reply.ok() ? token(reply.text()) : null;
    if (token == null) {
      throw new RegistrationFailedException(
          RegistrationProblem.REFUSED_BY_PLATFORM, null, PlatformReply.of(reply));
    }
    return token;
  }

  private static @org.jspecify.annotations.Nullable String token(String text) {
    try {
      return Discovery.text(JSON.readTree(text), "access_token");
    } catch (JacksonException e) {
      return null;
    }
  }

  private void tell(Platform platform, Sent sent, boolean waits) {
    Check check =
        sent.ok()
            ? Check.passed("Configuration sent again", sent.words())
            : Check.failed("Configuration sent again", "taken by the platform", sent.words());
    traces.tell(
        new ConnectionTrace(
            null,
            Kind.REGISTRATION,
            platform.organisation(),
            platform.id(),
            null,
            platform.issuer(),
            platform.clientId(),
            sent.ok()
                ? "The configuration was sent again" + (waits ? " and waits for approval" : "")
                : "The configuration could not be sent again",
            List.of(check)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
