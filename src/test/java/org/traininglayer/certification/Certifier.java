package org.traininglayer.certification;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.certification.Visitor.Form;
import org.traininglayer.certification.Visitor.Page;
import org.traininglayer.testing.TestPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drives the demo LMS as a person would, and bends the id token between the platform and the tool:
 * the platform's own token is changed and signed again with the platform's own key.
 */
final class Certifier {

  /** Changes nothing. */
  static final Consumer<Map<String, Object>> AS_IT_IS = claims -> {};

  /** The two platforms. */
  enum Shape {
    MOODLE(1, "risk-score-triage", 1),
    CANVAS(2, "0f2b1a5e-6f0e-4b8e-9a55-2d1f5c1f7a01", 2);

    final int course;
    final String link;
    private final int key;

    Shape(int course, String link, int key) {
      this.course = course;
      this.link = link;
      this.key = key;
    }
  }

  static final String LEARNER = "3";
  static final String TEACHER = "8";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String lms;
  private final List<Integer> nodes;
  private final Random random;
  private final JdbcClient jdbc;

  Certifier(int port, List<Integer> nodes, Random random, JdbcClient jdbc) {
    this.lms = "http://127.0.0.1:" + port;
    this.nodes = nodes;
    this.random = random;
    this.jdbc = jdbc;
  }

  Visitor visitor() {
    return new Visitor(nodes, random);
  }

  URI lms(String path) {
    return URI.create(lms + path);
  }

  /** A launch of the shape's prepared link; whatever comes of it. */
  Page launch(Shape shape, String person, Consumer<Map<String, Object>> bend) {
    return launch(visitor(), "/demo/as/" + person + "/launch/" + shape.link, resigned(shape, bend));
  }

  /** A launch that begins at this address of the LMS, with the id token changed in some way. */
  Page launch(Visitor visitor, String path, BiFunction<Map<String, Object>, String, String> token) {
    Form answer = answer(visitor, path);
    Map<String, String> fields = new LinkedHashMap<>(answer.fields());
    String original = fields.getOrDefault("id_token", "");
    fields.put("id_token", token.apply(claims(original), original));
    return visitor.post(answer.action(), fields);
  }

  /** What the LMS would have the browser post to the tool. */
  Form answer(Visitor visitor, String path) {
    Page login = visitor.post(visitor.get(lms(path)).form());
    return visitor.follow(login.next()).form();
  }

  /** Changes claims and signs as the platform does. */
  BiFunction<Map<String, Object>, String, String> resigned(
      Shape shape, Consumer<Map<String, Object>> bend) {
    return (claims, original) -> {
      bend.accept(claims);
      return sign(shape, claims);
    };
  }

  String sign(Shape shape, Map<String, Object> claims) {
    RSAKey key = key(shape);
    return TestPlatform.sign(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims, key);
  }

  RSAKey key(Shape shape) {
    try {
      return RSAKey.parse(
          jdbc.sql("select jwk from demo_key where id = ?")
              .param(shape.key)
              .query(String.class)
              .single());
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, Object> claims(String token) {
    try {
      return new LinkedHashMap<>(JWSObject.parse(token).getPayload().toJSONObject());
    } catch (ParseException e) {
      throw new AssertionError("not a token: " + token, e);
    }
  }

  static JsonNode json(String token) {
    try {
      return JSON.readTree(JWSObject.parse(token).getPayload().toString());
    } catch (ParseException e) {
      throw new AssertionError("not a token: " + token, e);
    }
  }

  /** Requests to the services that the LMS saw, the oldest first. */
  List<Seen> seen(Shape shape) {
    return jdbc.sql(
            """
            select method, path, query, accept, content_type, scopes, status, body
            from demo_call where site = ? order by id
            """)
        .param(shape == Shape.MOODLE ? "moodle" : "canvas")
        .query(Seen.class)
        .list();
  }

  /** A request as the LMS saw it; its scopes are those of the token that came with it. */
  record Seen(
      String method,
      String path,
      String query,
      String accept,
      String contentType,
      String scopes,
      int status,
      String body) {}
}
