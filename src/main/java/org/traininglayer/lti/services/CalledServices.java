package org.traininglayer.lti.services;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ServiceCall;
import org.traininglayer.lti.ServiceCall.Service;
import org.traininglayer.lti.services.AccessTokens.Refused;
import org.traininglayer.lti.services.AccessTokens.Token;
import org.traininglayer.lti.services.AccessTokens.Unreadable;

/** Services of platforms, called with bearer tokens. */
@Component
class CalledServices implements PlatformServices {

  private static final int EXCERPT = 1_000;
  private static final long LONGEST_LIST = 20_000_000;
  private static final Duration PATIENCE_FOR_LISTS = Duration.ofSeconds(60);

  private final Platforms platforms;
  private final OutboundHttp http;
  private final AccessTokens tokens;
  private final ServiceTraces traces;

  @Autowired
  CalledServices(
      Platforms platforms, OutboundHttp http, TokenRequests requests, ConnectionTraces traces) {
    this(
        platforms,
        http,
        new AccessTokens(requests, Ticker.systemTicker()),
        new ServiceTraces(traces, Ticker.systemTicker()));
  }

  CalledServices(
      Platforms platforms, OutboundHttp http, AccessTokens tokens, ServiceTraces traces) {
    this.platforms = platforms;
    this.http = http;
    this.tokens = tokens;
    this.traces = traces;
  }

  @Override
  public Answer call(PlatformId id, @Nullable CourseId course, ServiceCall call)
      throws IOException {
    Optional<Platform> found = platforms.find(id);
    if (found.isEmpty()) {
      return Answer.of(NotAsked.NOT_REGISTERED);
    }
    Platform platform = found.get();
    if (!platforms.inUse(id)) {
      return Answer.of(NotAsked.OUT_OF_USE);
    }
    if (!platform.hasServices()) {
      return Answer.of(NotAsked.NO_SERVICES);
    }
    try {
      Answer answer = send(platform, call);
      // Once more with a new token: the platform may have ended the old one early.
      if (answer.part() == Part.SERVICE && answer.status() == 401) {
        answer = send(platform, call);
      }
      return traces.told(platform, course, call, answer);
    } catch (IOException e) {
      traces.unreachable(platform, course, call, e);
      throw e;
    }
  }

  private Answer send(Platform platform, ServiceCall call) throws IOException {
    return switch (tokens.grant(platform, call.scopes())) {
      case Token token -> {
        Reply reply =
            http.execute(request(call).header("Authorization", "Bearer " + token.value()));
        if (reply.status() == 401) {
          tokens.forget(token);
        }
        yield answer(Part.SERVICE, reply, about(call.service()));
      }
      case Refused refused ->
          answer(Part.TOKEN, refused.reply(), "The platform gave this tool no access token.");
      case Unreadable u ->
          new Answer(
              Part.TOKEN,
              502,
              "The platform's answer to the request for an access token holds none.",
              "",
              Map.of());
    };
  }

  private static OutboundRequest request(ServiceCall call) {
    String body = call.body();
    OutboundRequest request =
        new OutboundRequest(
            call.method(),
            call.address(),
            Map.of("Accept", call.accept()),
            body == null ? null : body.getBytes(StandardCharsets.UTF_8),
            call.contentType(),
            OutboundRequest.DEFAULT_TIMEOUT,
            OutboundRequest.DEFAULT_MAX_BYTES);
    return call.service() == Service.ROSTER
        ? request.within(PATIENCE_FOR_LISTS).atMost(LONGEST_LIST)
        : request;
  }

  private static String about(Service service) {
    return switch (service) {
      case SCORE -> "The platform did not take the score.";
      case RESULT -> "The platform did not say what its gradebook holds.";
      case LINE_ITEMS -> "The platform did not give or make a column.";
      case ROSTER -> "The platform did not give its list of people.";
    };
  }

  private static Answer answer(Part part, Reply reply, String about) {
    String body = reply.text();
    return new Answer(
        part,
        reply.status(),
        reply.ok() ? "" : about,
        !reply.ok() && body.length() > EXCERPT ? body.substring(0, EXCERPT) : body,
        reply.headers());
  }
}
