package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.CarelessWork;
import org.traininglayer.testing.PlainForms;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.testing.TrainingLayerTest;

/** People who come to a course over real launches, and work through its module by its forms. */
@TrainingLayerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CourseTestCase {

  static final String MODULE = "cra-risk-score-triage";
  static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

  @Autowired Platforms platforms;
  @LocalServerPort int port;

  private @Nullable TestPlatform running;

  /** A course of its own for each test. */
  String course = "";

  /** People of their own for each test: a person has one series of attempts for each link. */
  private String people = "";

  @BeforeEach
  void newCourse() {
    course = "course-" + UUID.randomUUID();
    people = "-" + UUID.randomUUID();
  }

  TestPlatform platform() {
    TestPlatform started = running;
    if (started == null) {
      started = TestPlatform.start();
      started.register(platforms);
      running = started;
    }
    return started;
  }

  /** A launch of somebody, as the platform would send it. */
  Consumer<Map<String, Object>> as(String sub, String... roles) {
    return claims -> {
      claims.put("sub", subject(sub));
      claims.put("name", "Name of " + sub);
      claims.put(TestPlatform.LTI + "roles", List.of(roles));
      claims.put(
          TestPlatform.LTI + "context",
          Map.of("id", course, "title", "Monitoring", "type", List.of("CourseSection")));
    };
  }

  /** What the platform calls somebody. */
  String subject(String name) {
    return name + people;
  }

  /** The link names this module and these parameters. */
  static Consumer<Map<String, Object>> link(String id, String... custom) {
    return claims -> {
      claims.put(TestPlatform.LTI + "resource_link", Map.of("id", id, "title", "Link " + id));
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < custom.length; i += 2) {
        values.put(custom[i], custom[i + 1]);
      }
      claims.put(TestPlatform.LTI + "custom", values);
    };
  }

  static Consumer<Map<String, Object>> module(String id) {
    return link(id, "module_id", MODULE);
  }

  static Consumer<Map<String, Object>> claim(String name, Object value) {
    return claims -> claims.put(TestPlatform.LTI + name, value);
  }

  @SafeVarargs
  final String launch(Consumer<Map<String, Object>>... changes) {
    return platform()
        .launch(
            port,
            claims -> {
              for (Consumer<Map<String, Object>> change : changes) {
                change.accept(claims);
              }
            });
  }

  /** The token in a path. */
  static String token(String path) {
    return path.split("/", -1)[2];
  }

  String teacher() {
    return token(launch(as("teacher", TestPlatform.INSTRUCTOR), module("link-1")));
  }

  Page get(String path) {
    return new TestBrowser(port).get(path);
  }

  /** Where an answer leads. */
  static String there(Page page) {
    return Objects.requireNonNull(page.location());
  }

  Page post(String path, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return new TestBrowser(port).post(path, TestBrowser.form(form));
  }

  /** Goes through a content selection, as the platform opens it for a teacher. */
  void choose(String... modules) {
    String select =
        launch(
            as("tom", TestPlatform.INSTRUCTOR),
            claim("message_type", "LtiDeepLinkingRequest"),
            claims -> {
              claims.remove(TestPlatform.LTI + "resource_link");
              claims.put(
                  "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings",
                  Map.of(
                      "deep_link_return_url",
                      platform().address("/return"),
                      "accept_types",
                      List.of("ltiResourceLink"),
                      "accept_presentation_document_targets",
                      List.of("iframe"),
                      "accept_multiple",
                      true));
            });
    List<String> fields = new ArrayList<>();
    for (String module : modules) {
      fields.add("title." + module);
      fields.add("Title of " + module);
    }
    Page sending =
        post(
            select + "/answer?module=" + String.join("&module=", modules),
            fields.toArray(String[]::new));
    assertThat(sending.status()).as("%s", sending).isEqualTo(200);
  }

  /** The module worked through carelessly. */
  /** Works steps that neither review nor decide in the plainest way, in the first attempt. */
  void plainly(String play, List<String> steps) {
    for (String step : steps) {
      for (List<String> form : PlainForms.of(step)) {
        List<String> fields = new ArrayList<>(List.of("attempt", "1"));
        fields.addAll(form);
        post(play + "/" + step, fields.toArray(String[]::new));
      }
    }
  }

  void workThrough(String token, int attempt) {
    String play = "/play/" + token;
    get(play);
    new CarelessWork(
            (path, form) -> new TestBrowser(port).post(path, TestBrowser.form(form)), play, attempt)
        .whole();
  }
}
