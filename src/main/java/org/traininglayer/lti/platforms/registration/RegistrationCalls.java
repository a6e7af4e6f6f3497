package org.traininglayer.lti.platforms.registration;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.traininglayer.http.AddressRefusedException;
import org.traininglayer.http.AnswerTooLargeException;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.ToolAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a platform during registration: guarded addresses, little time, small answers, the token as
 * bearer, and no redirect but to the same host.
 */
@Component
class RegistrationCalls {

  static final Duration PATIENCE = Duration.ofSeconds(10);
  static final long MAX_BYTES = 256_000;

  private static final int MOST_REDIRECTS = 2;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OutboundHttp http;
  private final Duration patience;

  @Autowired
  RegistrationCalls(OutboundHttp http) {
    this(http, PATIENCE);
  }

  RegistrationCalls(OutboundHttp http, Duration patience) {
    this.http = http;
    this.patience = patience;
  }

  /** The platform's configuration, at this very address, its query included. */
  JsonNode configuration(URI address, @Nullable String token) throws RegistrationFailedException {
    URI next = address;
    for (int redirects = 0; ; redirects++) {
      Reply reply = call(request(OutboundRequest.get(next), token));
      if (reply.status() >= 300 && reply.status() < 400) {
        next = sameHost(next, reply);
        if (redirects == MOST_REDIRECTS) {
          throw redirected(reply);
        }
      } else if (!reply.ok()) {
        throw new RegistrationFailedException(
            RegistrationProblem.CONFIGURATION_REFUSED, null, PlatformReply.toAsking(reply));
      } else {
        return json(reply, RegistrationProblem.CONFIGURATION_NOT_JSON);
      }
    }
  }

  /** Registers; the platform's answer. */
  JsonNode register(URI address, @Nullable String token, JsonNode body)
      throws RegistrationFailedException {
    return answer(
        call(request(OutboundRequest.post(address, "application/json", body.toString()), token)));
  }

  /** Reads a registration that exists. */
  JsonNode read(URI address, String token) throws RegistrationFailedException {
    return answer(call(request(OutboundRequest.get(address), token)));
  }

  /** Replaces a registration that exists. */
  JsonNode replace(URI address, String token, JsonNode body) throws RegistrationFailedException {
    OutboundRequest post = OutboundRequest.post(address, "application/json", body.toString());
    OutboundRequest put =
        new OutboundRequest(
            "PUT",
            address,
            post.headers(),
            post.body(),
            post.contentType(),
            post.timeout(),
            post.maxBytes());
    return answer(call(request(put, token)));
  }

  /** Any other call, with the same limits. */
  Reply call(OutboundRequest request) throws RegistrationFailedException {
    try {
      return http.execute(request.within(patience).atMost(MAX_BYTES));
    } catch (AddressRefusedException e) {
      throw failed(RegistrationProblem.ADDRESS_PRIVATE, e);
    } catch (AnswerTooLargeException e) {
      throw failed(RegistrationProblem.TOO_LARGE, e);
    } catch (InterruptedIOException e) {
      throw failed(RegistrationProblem.TOO_SLOW, e);
    } catch (IOException e) {
      throw failed(RegistrationProblem.UNREACHABLE, e);
    }
  }

  private static JsonNode answer(Reply reply) throws RegistrationFailedException {
    if (reply.status() >= 300 && reply.status() < 400) {
      throw redirected(reply);
    }
    if (!reply.ok()) {
      throw new RegistrationFailedException(
          RegistrationProblem.REFUSED_BY_PLATFORM, null, PlatformReply.of(reply));
    }
    return json(reply, RegistrationProblem.ANSWER_NOT_JSON);
  }

  private static OutboundRequest request(OutboundRequest request, @Nullable String token) {
    OutboundRequest asking = request.header("Accept", "application/json");
    return token == null ? asking : asking.header("Authorization", "Bearer " + token);
  }

  private static URI sameHost(URI from, Reply reply) throws RegistrationFailedException {
    String location = reply.header("location");
    try {
      URI to = from.resolve(location == null ? "" : location);
      if (location != null
          && to.getHost() != null
          && ToolAddress.originOf(to).equalsIgnoreCase(ToolAddress.originOf(from))) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw redirected(reply);
  }

  private static RegistrationFailedException redirected(Reply reply) {
    return new RegistrationFailedException(
        RegistrationProblem.REDIRECTED, reply.header("location"), null);
  }

  private static JsonNode json(Reply reply, RegistrationProblem otherwise)
      throws RegistrationFailedException {
    try {
      JsonNode json = JSON.readTree(reply.text());
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      // told below
    }
    throw new RegistrationFailedException(otherwise, null, PlatformReply.of(reply));
  }

  private static RegistrationFailedException failed(RegistrationProblem problem, IOException e) {
    return new RegistrationFailedException(
        problem, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }
}
