package org.traininglayer.lti.platforms;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.http.AddressRefusedException;
import org.traininglayer.http.AnswerTooLargeException;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.KeySetProbe;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.platforms.keys.KeySetReading;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches a key set and says what is wrong with it. */
@Component
class FetchingKeySetProbe implements KeySetProbe {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long MAX_BYTES = 8_000_000;
  private static final int LEAST_BITS = 2048;

  private final OutboundHttp http;

  FetchingKeySetProbe(OutboundHttp http) {
    this.http = http;
  }

  @Override
  public Finding look(URI keySet) {
    try {
      return judge(http.execute(OutboundRequest.get(keySet).within(PATIENCE).atMost(MAX_BYTES)));
    } catch (AddressRefusedException e) {
      return new Finding(Kind.PRIVATE_ADDRESS, keySet.getHost());
    } catch (AnswerTooLargeException e) {
      return new Finding(Kind.TOO_LARGE, null);
    } catch (InterruptedIOException e) {
      return new Finding(Kind.TOO_SLOW, null);
    } catch (IOException e) {
      return new Finding(Kind.UNREACHABLE, CleanText.of(e.getMessage(), 200));
    }
  }

  @Override
  public Check usableKeys(String keySet) {
    return KeySetReading.check(keySet);
  }

  /** Judges an answer. Pure. */
  static Finding judge(Reply reply) {
    if (reply.status() >= 300 && reply.status() < 400) {
      return new Finding(Kind.REDIRECTS, CleanText.of(reply.header("location"), 200));
    }
    if (!reply.ok()) {
      return new Finding(Kind.STATUS, String.valueOf(reply.status()));
    }
    String body = reply.text().strip();
    String start = body.substring(0, Math.min(body.length(), 200)).toLowerCase(Locale.ROOT);
    if (start.contains("<!doctype html") || start.contains("<html")) {
      return new Finding(Kind.PAGE, null);
    }
    JsonNode json = json(body);
    if (json == null) {
      return new Finding(Kind.NOT_JSON, null);
    }
    JsonNode keys = json.path("keys");
    if (!keys.isArray() || keys.isEmpty()) {
      return new Finding(Kind.NO_KEYS, null);
    }
    int usable = 0;
    for (JsonNode key : keys) {
      usable += usable(key) ? 1 : 0;
    }
    return usable > 0
        ? new Finding(Kind.GOOD, String.valueOf(usable))
        : new Finding(Kind.NO_USABLE_KEY, String.valueOf(keys.size()));
  }

  private static boolean usable(JsonNode node) {
    try {
      RSAKey key = RSAKey.parse(node.toString());
      boolean signs = key.getKeyUse() == null || key.getKeyUse().identifier().equals("sig");
      boolean rs256 = key.getAlgorithm() == null || key.getAlgorithm().getName().equals("RS256");
      return key.getKeyID() != null && signs && rs256 && key.size() >= LEAST_BITS;
    } catch (ParseException | RuntimeException e) {
      return false;
    }
  }

  private static @Nullable JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return null;
    }
  }
}
