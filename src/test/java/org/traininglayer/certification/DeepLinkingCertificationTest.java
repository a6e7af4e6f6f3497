package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.traininglayer.certification.Certifier.TEACHER;
import static org.traininglayer.testing.TestPlatform.LTI;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.certification.Visitor.Form;
import org.traininglayer.certification.Visitor.Page;
import tools.jackson.databind.JsonNode;

/** The group "deep linking": the tool's own answer is judged, and taken by the platform. */
class DeepLinkingCertificationTest extends CertificationTestCase {

  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final String MODULE = "cra-risk-score-triage";

  private final Map<Shape, Chosen> chosen = new EnumMap<>(Shape.class);

  /** What one shape asked and the tool answered. */
  private record Chosen(
      Visitor visitor, Map<String, Object> request, Page picker, Form answer, String jwt) {

    JsonNode claims() {
      return Certifier.json(jwt);
    }
  }

  @TestFactory
  Stream<DynamicTest> deep_linking() {
    return Stream.of(
        of(
            "Deep linking: request sent",
            (shape, one) -> {
              assertThat(one.request())
                  .containsEntry(LTI + "message_type", "LtiDeepLinkingRequest")
                  .doesNotContainKey(LTI + "resource_link");
              assertThat(one.picker().status()).isEqualTo(200);
            }),
        of(
            "Deep linking: response received",
            (shape, one) ->
                assertThat(one.answer().action().toString())
                    .isEqualTo(settings(one, "deep_link_return_url"))),
        of(
            "Deep linking: response is a deep linking response",
            (shape, one) -> {
              assertThat(one.claims().path(LTI + "message_type").asString())
                  .isEqualTo("LtiDeepLinkingResponse");
              assertThat(one.claims().path(LTI + "version").asString()).isEqualTo("1.3.0");
            }),
        of(
            "Deep linking: timestamps valid",
            (shape, one) -> {
              long now = Instant.now().getEpochSecond();
              long issued = one.claims().path("iat").asLong();
              assertThat(issued).isBetween(now - 120, now);
              assertThat(one.claims().path("exp").asLong()).isBetween(now, issued + 3600);
              assertThat(one.claims().has("nbf")).as("Moodle has no leeway").isFalse();
            }),
        of(
            "Deep linking: signature valid",
            (shape, one) -> {
              JWSObject token = JWSObject.parse(one.jwt());
              String published =
                  certifier.visitor().get(URI.create(tool() + "/lti/jwks.json")).body();
              var key = JWKSet.parse(published).getKeyByKeyId(token.getHeader().getKeyID());
              assertThat(key).isNotNull();
              assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
            }),
        of(
            "Deep linking: required claims",
            (shape, one) -> {
              JsonNode claims = one.claims();
              assertThat(claims.path("iss").asString()).isEqualTo(one.request().get("aud"));
              assertThat(claims.path("aud").toString())
                  .contains(String.valueOf(one.request().get("iss")));
              assertThat(claims.path("nonce").asString()).isNotEmpty();
              assertThat(claims.path(LTI + "deployment_id").asString())
                  .isEqualTo(one.request().get(LTI + "deployment_id"));
              assertThat(claims.path(DL + "content_items").isArray()).isTrue();
            }),
        dynamicTest(
            "Deep linking: values affirmed",
            () -> {
              for (Shape shape : Shape.values()) {
                affirm(shape);
              }
            }));
  }

  /** The platform takes the item, and a launch of the link that it made arrives. */
  private void affirm(Shape shape) {
    Chosen one = choose(shape);
    JsonNode item = one.claims().path(DL + "content_items").path(0);
    assertThat(item.path("type").asString()).isEqualTo("ltiResourceLink");
    assertThat(item.path("custom").path("module_id").asString()).isEqualTo(MODULE);
    assertThat(item.path("custom").valueStream())
        .allMatch(value -> value.isString() && value.asString().lines().count() <= 1);
    assertThat(item.path("lineItem").path("scoreMaximum").asDouble()).isEqualTo(50);
    List<String> before = links(shape);

    Page answered = one.visitor().post(one.answer());
    if (shape == Shape.CANVAS) {
      assertThat(answered.body()).contains("filled in this form");
      assertThat(links(shape)).as("a form that is not saved").isEqualTo(before);
      Page again = one.visitor().post(one.answer());
      assertThat(again.status()).as("%s", again).isEqualTo(400);
      assertThat(again.body()).contains("already_used");
    }
    Page taken = shape == Shape.CANVAS ? one.visitor().post(answered.form()) : answered;

    assertThat(taken.status()).as("%s", taken).isEqualTo(200);
    assertThat(taken.body()).contains("One activity was added");
    List<String> made = links(shape);
    made.removeAll(before);
    assertThat(made).hasSize(1);
    assertArrived(
        certifier.launch(
            certifier.visitor(),
            "/demo/as/3/launch/" + made.getFirst(),
            (claims, original) -> original));
    assertThat(
            jdbc.sql(
                    """
                    select i.maximum::int from demo_line_item i join demo_link l on l.id = i.link
                    where l.link_id = ?
                    """)
                .param(made.getFirst())
                .query(Integer.class)
                .single())
        .isEqualTo(50);
  }

  /** What the teacher has typed in Canvas' form stays, unless they typed another title here. */
  @Test
  void a_name_typed_in_canvas_stays_unless_another_was_typed_in_the_picker() {
    assertThat(nameInForm("When the risk score is wrong")).isEqualTo("Week 3");
    assertThat(nameInForm("Monday")).isEqualTo("Monday");
  }

  private String nameInForm(String title) {
    Chosen one = choose(Shape.CANVAS, "&name=Week+3", title);
    return String.valueOf(one.visitor().post(one.answer()).form().fields().get("name"));
  }

  private List<String> links(Shape shape) {
    return new java.util.ArrayList<>(
        jdbc.sql("select link_id from demo_link where course = ?")
            .param(shape.course)
            .query(String.class)
            .list());
  }

  private DynamicTest of(String name, Judgement judgement) {
    return dynamicTest(
        name,
        () -> {
          for (Shape shape : Shape.values()) {
            judgement.judge(shape, chosen.computeIfAbsent(shape, this::choose));
          }
        });
  }

  private Chosen choose(Shape shape) {
    return choose(shape, "", "When the risk score is wrong");
  }

  private Chosen choose(Shape shape, String typed, String title) {
    Visitor visitor = certifier.visitor();
    Map<String, Object> request = new LinkedHashMap<>();
    String path =
        shape == Shape.MOODLE
            ? "/demo/as/%s/course/1/select/1/launch".formatted(TEACHER)
            : "/demo/as/%s/course/2/select/2/launch?placement=assignment_selection%s"
                .formatted(TEACHER, typed);
    Page launched =
        certifier.launch(
            visitor,
            path,
            (claims, original) -> {
              request.putAll(claims);
              return original;
            });
    assertThat(launched.status()).as("%s", launched).isEqualTo(303);
    URI select = URI.create(tool() + launched.location());
    Page picker = visitor.get(select);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("module", MODULE);
    form.put("title." + MODULE, title);
    form.put("graded." + MODULE, "yes");
    form.put("points." + MODULE, "50");
    form.put("pass." + MODULE, "80");
    form.put("attempts." + MODULE, "2");
    Page sending = visitor.post(URI.create(select + "/answer"), form);
    assertThat(sending.status()).as("%s", sending).isEqualTo(200);
    Form answer = sending.form();
    return new Chosen(visitor, request, picker, answer, answer.fields().getOrDefault("JWT", ""));
  }

  private static String settings(Chosen one, String name) {
    return one.request().get(DL + "deep_linking_settings") instanceof Map<?, ?> settings
        ? String.valueOf(settings.get(name))
        : "";
  }

  private String tool() {
    return environment.getRequiredProperty("traininglayer.base-url");
  }

  /** What is judged of a shape's exchange. */
  private interface Judgement {
    void judge(Shape shape, Chosen one) throws Exception;
  }
}
