package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.traininglayer.testing.TestPlatform.LTI;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.Platforms.Deployment;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestPlatform;

/** C5 to C10: the claims, against the real endpoint. */
class LaunchRulesTest extends LaunchTestCase {

  private static final String SHORT = "http://purl.imsglobal.org/vocab/lis/v2/";

  @ParameterizedTest(name = "{0} is refused")
  @MethodSource("broken")
  void broken_rule(String name, RefusalReason reason, Consumer<Map<String, Object>> change) {
    assertRefused(launch(change), reason);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("another issuer", RefusalReason.ISSUER_WRONG, put("iss", "https://evil.example")),
        broken("no issuer", RefusalReason.ISSUER_WRONG, claims -> claims.remove("iss")),
        broken(
            "the issuer with a slash more",
            RefusalReason.ISSUER_WRONG,
            claims -> claims.put("iss", claims.get("iss") + "/")),
        broken("another audience", RefusalReason.AUDIENCE_WRONG, put("aud", "somebody-else")),
        broken("no audience", RefusalReason.AUDIENCE_WRONG, claims -> claims.remove("aud")),
        broken("an empty audience", RefusalReason.AUDIENCE_WRONG, put("aud", List.of())),
        broken("a numeric audience", RefusalReason.AUDIENCE_WRONG, put("aud", 7)),
        broken(
            "several audiences without azp",
            RefusalReason.AUTHORIZED_PARTY_WRONG,
            claims -> claims.put("aud", List.of(claims.get("aud"), claims.get("aud")))),
        broken(
            "a foreign audience beside ours",
            RefusalReason.AUDIENCE_WRONG,
            claims -> {
              claims.put("azp", claims.get("aud"));
              claims.put("aud", List.of(claims.get("aud"), "somebody-else"));
            }),
        broken(
            "an azp that is not ours",
            RefusalReason.AUTHORIZED_PARTY_WRONG,
            put("azp", "somebody-else")),
        broken("no exp", RefusalReason.TIMES_MISSING, claims -> claims.remove("exp")),
        broken("no iat", RefusalReason.TIMES_MISSING, claims -> claims.remove("iat")),
        broken("exp as text", RefusalReason.TIMES_MISSING, put("exp", "tomorrow")),
        broken("a negative iat", RefusalReason.TIMES_MISSING, put("iat", -1)),
        broken("an iat beyond all times", RefusalReason.TIMES_MISSING, put("iat", 1e300)),
        broken("an exp just past", RefusalReason.TOKEN_EXPIRED, at("exp", -65)),
        broken("an iat an hour ahead", RefusalReason.TOKEN_FROM_FUTURE, at("iat", 3600)),
        broken("an iat a day old", RefusalReason.TOKEN_TOO_OLD, at("iat", -86_400)),
        broken("no nonce", RefusalReason.NONCE_WRONG, claims -> claims.remove("nonce")),
        broken("a nonce never issued", RefusalReason.NONCE_WRONG, put("nonce", "a".repeat(43))),
        broken("a numeric nonce", RefusalReason.NONCE_WRONG, put("nonce", 1)),
        broken("version 1.3", RefusalReason.VERSION_WRONG, put(LTI + "version", "1.3")),
        broken(
            "an unknown message type",
            RefusalReason.MESSAGE_TYPE_UNKNOWN,
            put(LTI + "message_type", "LtiFutureRequest")),
        broken(
            "deep linking without settings",
            RefusalReason.DEEP_LINKING_INCOMPLETE,
            claims -> {
              claims.put(LTI + "message_type", "LtiDeepLinkingRequest");
              claims.remove(LTI + "resource_link");
              claims.remove(LTI + "target_link_uri");
            }),
        broken(
            "submission review of nobody",
            RefusalReason.FOR_USER_MISSING,
            put(LTI + "message_type", "LtiSubmissionReviewRequest")),
        broken(
            "an empty deployment_id",
            RefusalReason.DEPLOYMENT_MISSING,
            put(LTI + "deployment_id", "")),
        broken(
            "a deployment_id of 256 characters",
            RefusalReason.DEPLOYMENT_MISSING,
            put(LTI + "deployment_id", "d".repeat(256))),
        broken(
            "no target_link_uri",
            RefusalReason.TARGET_MISSING,
            claims -> claims.remove(LTI + "target_link_uri")),
        broken(
            "a resource_link.id that is not ASCII",
            RefusalReason.RESOURCE_LINK_MISSING,
            put(LTI + "resource_link", Map.of("id", "größe"))),
        broken(
            "a resource_link that is a text",
            RefusalReason.RESOURCE_LINK_MISSING,
            put(LTI + "resource_link", "link-1")),
        broken("roles as a text", RefusalReason.ROLES_MISSING, put(LTI + "roles", "Learner")),
        broken("roles with a number", RefusalReason.ROLES_MISSING, put(LTI + "roles", List.of(7))),
        broken(
            "roles with a list",
            RefusalReason.ROLES_MISSING,
            put(LTI + "roles", List.of(List.of("Learner")))),
        broken(
            "roles with null",
            RefusalReason.ROLES_MISSING,
            put(LTI + "roles", java.util.Collections.singletonList(null))),
        broken(
            "an nbf an hour ahead",
            RefusalReason.TOKEN_FROM_FUTURE,
            put("nbf", java.time.Instant.now().getEpochSecond() + 3_600)),
        broken("an nbf that is no time", RefusalReason.TIMES_MISSING, put("nbf", "soon")),
        broken(
            "a sub of 300 characters", RefusalReason.USER_NOT_VALID, put("sub", "s".repeat(300))),
        broken("a sub that is not ASCII", RefusalReason.USER_NOT_VALID, put("sub", "\uD83D\uDE00")),
        broken("a sub with a NUL", RefusalReason.USER_NOT_VALID, put("sub", "a\u0000b")),
        broken("a numeric sub", RefusalReason.USER_NOT_VALID, put("sub", 7)),
        broken("an empty sub", RefusalReason.USER_NOT_VALID, put("sub", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "https://tool.example.evil.example/",
        "https://tool.example@evil.example/",
        "https://user:pw@tool.example/",
        "http://tool.example/",
        "https://tool.example:8443/",
        "javascript:alert(1)",
        "//evil.example",
        "/lti/launch",
        "https://tool.example/$\"'><script>alert(1)</script>",
        "https://tool.example/\uD83D\uDE00 space",
        "not a uri"
      })
  void a_target_that_is_not_ours_is_refused_and_not_shown(String target) {
    var page = launch(put(LTI + "target_link_uri", target));

    assertRefused(page, RefusalReason.TARGET_ELSEWHERE);
    assertThat(page.location()).isNull();
    assertThat(page.body()).doesNotContain("evil.example", "alert(1)", "user:pw");
  }

  @ParameterizedTest
  @CsvSource({"iat, 55", "exp, -55", "iat, -3600", "exp, -60", "iat, -3660"})
  void clocks_may_be_a_minute_apart(String claim, int seconds) {
    arrive(at(claim, seconds));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_764_500_000_000L, 1_764_500_000_000_000L, 9_000_000_000L})
  void a_sign_in_that_is_still_to_come_is_none(long seconds) {
    Launch launch = arrive(claims -> claims.put("auth_time", seconds));

    assertThat(Objects.requireNonNull(launch.opening()).signedInAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment_id", "version", "message_type", "roles"})
  void a_claim_of_another_type_is_told_with_its_type(String claim) {
    launch(put(LTI + claim, 5));

    assertThat(refusals.recent(OrganisationId.DEFAULT, 1).getFirst().got())
        .isEqualTo("no text but number");
  }

  @Test
  void times_may_have_fractions() {
    arrive(claims -> claims.put("iat", Instant.now().toEpochMilli() / 1000.0));
  }

  @Test
  void one_audience_in_a_list_and_our_own_azp_are_fine() {
    arrive(claims -> {
      claims.put("azp", claims.get("aud"));
      claims.put("aud", List.of(claims.get("aud")));
    });
  }

  @Test
  void the_signed_target_decides_and_not_the_one_of_the_login() {
    Launch launch =
        arrive(put(LTI + "target_link_uri", TestPlatform.TOOL + "/lti/launch?module=from-claim"));

    assertThat(launch.targetLinkUri())
        .isEqualTo(URI.create("https://tool.example/lti/launch?module=from-claim"));
    assertThat(launch.module().orElseThrow().value()).isEqualTo("from-claim");
  }

  @Test
  void an_unknown_deployment_is_held_until_it_is_accepted() {
    Consumer<Map<String, Object>> elsewhere = put(LTI + "deployment_id", "course-copy");

    assertRefused(launch(elsewhere), RefusalReason.DEPLOYMENT_ON_HOLD);
    assertRefused(launch(elsewhere), RefusalReason.DEPLOYMENT_ON_HOLD);
    assertThat(platforms.deployments(registered.id()))
        .extracting(Deployment::deploymentId, Deployment::accepted)
        .containsExactlyInAnyOrder(tuple("course-copy", false), tuple("1", true));

    platforms.acceptDeployment(registered.id(), "course-copy");
    assertThat(arrive(elsewhere).deploymentId()).isEqualTo("course-copy");
  }

  @Test
  void where_the_platform_says_so_an_unknown_deployment_is_taken_and_listed() {
    registerAs(known ->
        PlatformLike.of(known)
            .productFamily("canvas")
            .newDeployments(NewDeployments.ACCEPT)
            .build());

    Launch launch = arrive(put(LTI + "deployment_id", "45:f00"));

    assertThat(launch.deploymentId()).isEqualTo("45:f00");
    assertThat(platforms.deployments(registered.id()))
        .anyMatch(one -> one.deploymentId().equals("45:f00") && one.accepted());
  }

  @Test
  void an_anonymous_launch_is_taken_only_where_it_is_allowed() {
    registerAs(known -> PlatformLike.of(known).productFamily(null).anonymousAllowed(true).build());

    Launch one = arrive(claims -> claims.remove("sub"));
    Launch two = arrive(claims -> claims.remove("sub"));

    assertThat(one.learner()).isNotEqualTo(two.learner());
    assertThat(one.account().name()).startsWith("anonymous-");
  }

  @Test
  void unknown_claims_and_odd_optional_ones_are_tolerated() {
    Launch launch =
        arrive(claims -> {
          claims.put("https://example.org/claim", Map.of("deep", List.of(1, 2)));
          claims.put("name", 17);
          claims.put(LTI + "context", "not an object");
          claims.put(LTI + "custom", List.of("not", "an", "object"));
          claims.put(LTI + "launch_presentation", 3);
          claims.put(LTI + "lis", Map.of("person_sourcedid", ""));
          claims.put("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint", "odd");
          claims.put(LTI + "tool_platform", Map.of("guid", "x".repeat(2_000)));
        });

    assertThat(launch.name()).isNull();
    assertThat(launch.contextId()).isNull();
    assertThat(launch.custom()).isEmpty();
    assertThat(launch.grades()).isNull();
  }

  @Test
  void markup_and_odd_characters_are_kept_as_text() {
    Launch launch =
        arrive(claims -> {
          claims.put("name", "<script>\u0000\uD83D\uDE00\uD800 M\u0007ary");
          claims.put(LTI + "context", Map.of("id", "c\u0000", "title", "x".repeat(5_000)));
          claims.put(LTI + "resource_link", Map.of("id", "l", "title", "'\"><b>\uDC00"));
        });

    assertThat(launch.name()).isEqualTo("<script> \uD83D\uDE00 M ary");
    assertThat(launch.contextId()).isEqualTo("c");
    assertThat(launch.contextTitle()).hasSize(255);
    assertThat(((LaunchMessage.ResourceLink) launch.message()).title()).isEqualTo("'\"><b>");
  }

  @Test
  void a_variable_that_the_platform_did_not_fill_in_is_no_job_role() {
    Map<String, Object> custom = new HashMap<>();
    custom.put("job_role", "$User.jobRole");
    custom.put("other", "$Context.id.history");
    custom.put("nothing", null);

    Launch launch = arrive(put(LTI + "custom", custom));

    assertThat(launch.jobRole()).isNull();
    assertThat(launch.custom()).containsOnlyKeys("job_role", "other");
  }

  @Test
  void what_an_earlier_launch_said_of_a_persons_work_is_not_lost_but_a_name_is() {
    Launch first = arrive(put(LTI + "custom", Map.of("job_role", "cra")));
    Launch second =
        arrive(claims -> {
          claims.remove("name");
          claims.put(LTI + "resource_link", Map.of("id", "another"));
        });

    assertThat(second.learner()).isEqualTo(first.learner());
    assertThat(second.name()).as("the platform shares it no longer").isNull();
    assertThat(second.jobRole()).isEqualTo("cra");
  }

  @ParameterizedTest
  @CsvSource({
    "pt_br, pt-BR",
    "de-DE, de-DE",
    "zh_cn, zh-CN",
    "'', en",
    "'<b>', en",
    "de_du, de-DU"
  })
  void locales_are_understood_in_either_spelling(String sent, String expected) {
    Launch launch = arrive(put(LTI + "launch_presentation", Map.of("locale", sent)));

    assertThat(launch.locale()).isEqualTo(Locale.forLanguageTag(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "ftp://lms", "/course", "x y"})
  void a_return_address_that_is_no_web_address_is_dropped(String address) {
    Launch launch = arrive(put(LTI + "launch_presentation", Map.of("return_url", address)));

    assertThat(launch.returnUrl()).isNull();
  }

  @Test
  void the_services_of_the_launch_are_kept() {
    String lineItem = platform.address("/lineitems/1/lineitem?type_id=2");
    Launch launch =
        arrive(claims -> {
          claims.put(
              "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
              Map.of(
                  "scope",
                  List.of(GradeService.SCORE_SCOPE),
                  "lineitem",
                  lineItem,
                  "lineitems",
                  platform.address("/lineitems?type_id=2")));
          claims.put(
              "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
              Map.of("context_memberships_url", platform.address("/roster")));
        });

    GradeService grades = Objects.requireNonNull(launch.grades());
    assertThat(grades.lineItem()).isEqualTo(URI.create(lineItem));
    assertThat(grades.scopes()).containsExactly(GradeService.SCORE_SCOPE);
    assertThat(launch.roster()).isEqualTo(URI.create(platform.address("/roster")));
  }

  @Test
  void the_platforms_test_student_gets_no_grade() {
    Launch launch =
        arrive(claims -> {
          claims.put(
              LTI + "roles",
              List.of(
                  TestPlatform.LEARNER,
                  "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"));
          claims.put(
              "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
              Map.of("lineitem", platform.address("/li"), "scope", List.of()));
        });

    assertThat(launch.roles()).containsExactly(CourseRole.LEARNER);
    assertThat(launch.grades()).isNull();
  }

  @Test
  void a_link_that_bears_the_title_of_its_course_has_no_name_of_its_own() {
    Launch launch =
        arrive(claims -> {
          claims.put(LTI + "context", Map.of("id", "c-1", "title", "Safety 2026"));
          claims.put(LTI + "resource_link", Map.of("id", "l-1", "title", "safety 2026 "));
        });
    assertThat(Objects.requireNonNull(launch.resourceLink()).title()).isNull();
    assertThat(launch.contextTitle()).isEqualTo("Safety 2026");
  }

  @ParameterizedTest
  @MethodSource("rolesSeen")
  void only_roles_in_the_course_give_rights(List<String> sent, Set<CourseRole> expected) {
    assertThat(arrive(put(LTI + "roles", sent)).roles()).isEqualTo(expected);
  }

  static Stream<Arguments> rolesSeen() {
    return Stream.of(
        arguments(
            Arrays.asList(
                SHORT + "membership/Instructor#TeachingAssistant", SHORT + "membership#Instructor"),
            Set.of(CourseRole.INSTRUCTOR)),
        arguments(
            Arrays.asList(SHORT + "membership#Learner", SHORT + "institution/person#Instructor"),
            Set.of(CourseRole.LEARNER)),
        arguments(
            Arrays.asList(
                SHORT + "institution/person#Administrator", SHORT + "system/person#SysAdmin"),
            Set.of(CourseRole.SITE_ADMINISTRATOR)),
        arguments(
            Arrays.asList(SHORT + "membership#Learner", SHORT + "system/person#SysAdmin"),
            Set.of(CourseRole.LEARNER)),
        arguments(
            Arrays.asList(
                SHORT + "membership#ContentDeveloper", SHORT + "institution/person#Administrator"),
            Set.of(CourseRole.CONTENT_DEVELOPER)),
        arguments(List.of("ContentDeveloper"), Set.of(CourseRole.CONTENT_DEVELOPER)),
        arguments(List.of("LEARNER"), Set.of(CourseRole.LEARNER)),
        arguments(List.of("instructor"), Set.of(CourseRole.INSTRUCTOR)),
        arguments(
            List.of("HTTP://PURL.IMSGLOBAL.ORG/vocab/lis/v2/Membership#instructor"),
            Set.of(CourseRole.INSTRUCTOR)),
        arguments(
            List.of(SHORT + "institution/person#ADMINISTRATOR"),
            Set.of(CourseRole.SITE_ADMINISTRATOR)),
        arguments(
            List.of(SHORT + "membership#NonInstructor", SHORT + "membership#Learner"),
            Set.of(CourseRole.OTHER)),
        arguments(List.of("Tutor", "Learner", "Instructor"), Set.of(CourseRole.INSTRUCTOR)),
        arguments(List.of(SHORT + "institution/person#Student"), Set.of(CourseRole.OTHER)),
        arguments(List.of("urn:lti:role:ims/lis/Instructor"), Set.of(CourseRole.INSTRUCTOR)),
        arguments(List.of(SHORT + "membership#Mentor"), Set.of(CourseRole.MENTOR)),
        arguments(
            Arrays.asList(
                SHORT + "membership#Instructor",
                SHORT + "institution/person#Administrator",
                SHORT + "system/person#Administrator"),
            Set.of(CourseRole.INSTRUCTOR)),
        arguments(List.of(SHORT + "membership#Administrator"), Set.of(CourseRole.ADMINISTRATOR)));
  }

  private static Arguments broken(
      String name, RefusalReason reason, Consumer<Map<String, Object>> change) {
    return arguments(name, reason, change);
  }

  private static Consumer<Map<String, Object>> put(String claim, Object value) {
    return claims -> claims.put(claim, value);
  }

  private static Consumer<Map<String, Object>> at(String claim, int secondsFromNow) {
    return claims -> claims.put(claim, Instant.now().getEpochSecond() + secondsFromNow);
  }
}
