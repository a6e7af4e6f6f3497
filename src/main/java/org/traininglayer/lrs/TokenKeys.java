package org.traininglayer.lrs;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.ReadableKeys;
import org.traininglayer.http.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The keys of an authorization server, fetched by the one way out. Where they are is said by the
 * settings or by its metadata (OpenID Connect Discovery 1.0, 4; RFC 8414, 3); where the metadata
 * said is asked anew when it does not answer.
 */
final class TokenKeys implements JWKSetSource<SecurityContext> {

  private static final Logger LOG = LoggerFactory.getLogger(TokenKeys.class);
  private static final long LARGEST = 500_000;

  /** For each answer: a request waits for all of them, and others for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String issuer;
  private final OutboundHttp http;
  private final @Nullable URI given;
  private volatile @Nullable URI discovered;
  private volatile boolean found;

  TokenKeys(String issuer, @Nullable URI address, OutboundHttp http) {
    this.issuer = issuer;
    this.given = address;
    this.http = http;
  }

  /** Whether keys were found when they were last asked for. */
  boolean found() {
    return found;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long currentTime, SecurityContext context)
      throws KeySourceException {
    try {
      JWKSet keys = fetch();
      found = true;
      return keys;
    } catch (IOException | ParseException | RuntimeException e) {
      found = false;
      LOG.warn("The keys of the authorization server cannot be read: {}", e.getMessage());
      throw new JWKSetRetrievalException("the keys cannot be read", e);
    }
  }

  private JWKSet fetch() throws IOException, ParseException {
    if (given != null) {
      return at(given);
    }
    URI before = discovered;
    if (before != null) {
      try {
        return at(before);
      } catch (IOException | ParseException | RuntimeException e) {
        LOG.info("The keys are no longer where the metadata said: {}", e.getMessage());
        discovered = null;
      }
    }
    URI now = discover();
    JWKSet keys = at(now);
    discovered = now;
    return keys;
  }

  private JWKSet at(URI address) throws IOException, ParseException {
    Reply reply = get(address);
    if (!reply.ok()) {
      throw new IOException("its keys answered " + reply.status());
    }
    return JWKSet.parse(ReadableKeys.of(reply.text()));
  }

  private URI discover() throws IOException {
    URI base = URI.create(issuer);
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/$", "");
    String host = base.getScheme() + "://" + base.getRawAuthority();
    IOException last = new IOException("it has no metadata");
    for (String place :
        List.of(
            host + path + "/.well-known/openid-configuration",
            host + "/.well-known/oauth-authorization-server" + path)) {
      Reply reply = get(URI.create(place));
      if (reply.status() == 200) {
        return address(reply.text());
      }
      last = new IOException("its metadata answered " + reply.status());
    }
    throw last;
  }

  private Reply get(URI address) throws IOException {
    return http.execute(OutboundRequest.get(address).within(PATIENCE).atMost(LARGEST));
  }

  private URI address(String metadata) throws IOException {
    JsonNode said;
    try {
      said = StrictJson.MAPPER.readTree(metadata);
    } catch (JacksonException e) {
      throw new IOException("its metadata are not JSON", e);
    }
    if (!issuer.equals(said.path("issuer").stringValue(""))) {
      throw new IOException("its metadata name another issuer than the settings");
    }
    String keys = said.path("jwks_uri").stringValue("");
    if (!keys.startsWith("https://")
        && !(keys.startsWith("http://") && issuer.startsWith("http://"))) {
      throw new IOException("its metadata give no usable jwks_uri");
    }
    return URI.create(keys);
  }

  @Override
  public void close() {}
}
