package org.traininglayer.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a tool signed: client assertions and the answers of deep linking. */
@Component
@Profile("demo")
class ToolAssertions {

  private final OutboundHttp http;
  private final DemoTools tools;

  ToolAssertions(OutboundHttp http, DemoTools tools) {
    this.http = http;
    this.tools = tools;
  }

  /** Something signed by a tool that this site knows. */
  record Signed(DemoTool tool, JsonNode claims) {}

  /**
   * Reads and verifies; the tool is the one named by this claim.
   *
   * @return nothing when the token cannot be read, names no known tool, or is not signed by it
   */
  Optional<Signed> read(DemoSite site, String token, String claim) {
    try {
      JWSObject jwt = JWSObject.parse(token);
      JsonNode claims = DemoRows.JSON.readTree(jwt.getPayload().toString());
      Optional<DemoTool> tool = tools.byClient(site, claims.path(claim).asString(""));
      if (tool.isEmpty()
          || !claims.isObject()
          || !JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
          || jwt.getHeader().getKeyID() == null) {
        return Optional.empty();
      }
      JWK key = keys(tool.get()).getKeyByKeyId(jwt.getHeader().getKeyID());
      return key instanceof RSAKey rsa && jwt.verify(new RSASSAVerifier(rsa))
          ? Optional.of(new Signed(tool.get(), claims))
          : Optional.empty();
    } catch (ParseException
        | JOSEException
        | IOException
        | JacksonException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a token names a tool of this site, whoever signed it. */
  boolean named(DemoSite site, String token, String claim) {
    try {
      JsonNode claims = DemoRows.JSON.readTree(JWSObject.parse(token).getPayload().toString());
      return tools.byClient(site, claims.path(claim).asString("")).isPresent();
    } catch (ParseException | JacksonException e) {
      return false;
    }
  }

  private JWKSet keys(DemoTool tool) throws IOException, ParseException {
    Reply reply = http.get(URI.create(tool.jwksUri()), Map.of());
    return JWKSet.parse(reply.text());
  }

  /** Whether a claim that may be one text or several holds this one. */
  static boolean holds(JsonNode claim, String value) {
    return claim.isArray()
        ? claim.valueStream().anyMatch(one -> value.equals(one.asString("")))
        : value.equals(claim.asString(""));
  }
}
