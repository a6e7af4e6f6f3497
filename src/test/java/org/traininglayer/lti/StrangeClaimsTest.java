package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.testing.TrainingLayerTest;

/**
 * A signed token may hold any JSON in any claim: it is taken or refused with a code, and the page
 * that it leads to opens.
 */
@TrainingLayerTest
class StrangeClaimsTest {

  private static final String LTI = TestPlatform.LTI;
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  private static final String DL =
      "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
  private static final String MODULE = "cra-risk-score-triage";

  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          null,
          "",
          " ",
          "\0",
          "\uD83D",
          "http://[",
          "x".repeat(5_000),
          0,
          -1,
          1e300,
          true,
          List.of(),
          Arrays.asList(null, null),
          List.of(List.of(List.of()), Map.of()),
          Map.of(),
          Map.of("id", Map.of("id", List.of())),
          new LinkedHashMap<>(java.util.Collections.singletonMap("id", null)));

  @Autowired Platforms platforms;
  @LocalServerPort int port;
  private final TestPlatform platform = TestPlatform.start();

  @BeforeEach
  void register() {
    platform.register(platforms);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiSubmissionReviewRequest"})
  void any_claim_may_be_anything(String message) {
    List<List<String>> places = places(claims(message));
    if (!message.equals("LtiResourceLinkRequest")) {
      // What all messages have in common is tried with the first.
      places.removeAll(places(claims("LtiResourceLinkRequest")));
    }
    for (List<String> place : places) {
      for (Object value : VALUES) {
        TestBrowser browser = new TestBrowser(port);
        Page page =
            platform.launch(
                browser,
                claims -> {
                  claims.putAll(claims(message));
                  put(claims, place, value);
                });
        assertThat(page.status()).as("%s = %s: %s", place, value, page).isLessThan(500);
        if (page.status() >= 400) {
          assertThat(page.body()).as("%s = %s", place, value).contains("id=\"code\"");
        } else {
          String there = String.valueOf(page.location());
          assertThat(browser.get(there).status())
              .as("%s = %s leads to %s", place, value, there)
              .isLessThan(500);
        }
      }
    }
  }

  /** Every claim, and every member of those that are objects. */
  private static List<List<String>> places(Map<String, Object> claims) {
    List<List<String>> places = new ArrayList<>();
    claims.forEach((name, value) -> {
      places.add(List.of(name));
      if (value instanceof Map<?, ?> object) {
        object.keySet().forEach(member -> places.add(List.of(name, String.valueOf(member))));
      }
    });
    Stream.of("sub", "name", "aud", "azp", "iat", "exp", "nonce", "locale")
        .forEach(name -> places.add(List.of(name)));
    return places;
  }

  private static void put(Map<String, Object> claims, List<String> place, @Nullable Object value) {
    if (place.size() == 1) {
      claims.put(place.getFirst(), value);
      return;
    }
    Map<Object, Object> object = new LinkedHashMap<>((Map<?, ?>) claims.get(place.getFirst()));
    object.put(place.getLast(), value);
    claims.put(place.getFirst(), object);
  }

  private Map<String, Object> claims(String message) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put(LTI + "message_type", message);
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "deployment_id", TestPlatform.DEPLOYMENT);
    claims.put(LTI + "roles", List.of(TestPlatform.INSTRUCTOR));
    claims.put(LTI + "target_link_uri", TestPlatform.TOOL + "/lti/launch?module=" + MODULE);
    claims.put(LTI + "resource_link", Map.of("id", "link-1", "title", "T", "description", "D"));
    claims.put(
        LTI + "context",
        Map.of("id", "strange", "label", "L", "title", "T", "type", List.of("CourseSection")));
    claims.put(
        LTI + "custom",
        Map.of(
            "module_id",
            MODULE,
            "module_pass_mark",
            "70",
            "module_attempts",
            "2",
            "context_history",
            "a,b"));
    claims.put(
        LTI + "tool_platform",
        Map.of("guid", "g", "name", "N", "version", "1", "product_family_code", "moodle"));
    claims.put(
        LTI + "launch_presentation",
        Map.of("locale", "de", "return_url", platform.address("/r"), "document_target", "iframe"));
    claims.put(LTI + "lis", Map.of("person_sourcedid", "p"));
    claims.put(LTI + "role_scope_mentor", List.of("x"));
    claims.put(
        AGS,
        Map.of(
            "scope",
            List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
            "lineitems",
            platform.address("/items"),
            "lineitem",
            platform.address("/items/1")));
    claims.put(
        NRPS,
        Map.of(
            "context_memberships_url",
            platform.address("/people"),
            "service_versions",
            List.of("2.0")));
    claims.put("https://www.instructure.com/placement", "course_navigation");
    if (message.equals("LtiDeepLinkingRequest")) {
      claims.put(
          DL,
          Map.of(
              "deep_link_return_url",
              platform.address("/back"),
              "accept_types",
              List.of("ltiResourceLink"),
              "accept_presentation_document_targets",
              List.of("iframe"),
              "accept_multiple",
              true,
              "accept_lineitem",
              true,
              "data",
              "d",
              "title",
              "T",
              "text",
              "X"));
    }
    if (message.equals("LtiSubmissionReviewRequest")) {
      claims.put(LTI + "for_user", Map.of("user_id", "learner-1", "name", "N", "roles", List.of()));
    }
    return claims;
  }
}
