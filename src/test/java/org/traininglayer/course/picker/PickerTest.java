package org.traininglayer.course.picker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.testing.TestPlatform.LTI;
import static org.traininglayer.testing.TestPlatform.TOOL;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.PlatformLike;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The picker over HTTP, with requests shaped as Moodle and Canvas shape them. */
@TrainingLayerTest
class PickerTest {

  private static final String ROLES = "http://purl.imsglobal.org/vocab/lis/v2/";
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final String KEEPS_NAME =
      "https://canvas.instructure.com/lti/preserveExistingAssignmentName";
  private static final String MODULE = "cra-risk-score-triage";
  private static final Pattern ACTION = Pattern.compile("id=\"sending\"[^>]* action=\"([^\"]*)\"");
  private static final Pattern JWT = Pattern.compile("name=\"JWT\" value=\"([^\"]*)\"");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort int port;
  @Autowired Platforms platforms;
  @Autowired JdbcClient jdbc;

  private final TestPlatform platform = TestPlatform.start();
  private Platform registered;
  private TestBrowser browser;

  @BeforeEach
  void register() {
    registered = platform.register(platforms);
    browser = new TestBrowser(port);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  // ---------- Moodle

  @Test
  void in_moodle_a_teacher_adds_a_module_and_the_course_home() {
    String path = select(moodle());

    Page list = browser.get(path);
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body()).contains("When the risk score is wrong", "42 min", "Course home");
    Page settings = browser.get(path + "/settings?module=" + MODULE + "&module=~home");
    assertThat(settings.body())
        .contains("Pass mark", "value=\"75\"", "Training Layer: course home")
        .doesNotContain("Available from", "Time zone", "In a new tab");

    Page sent = answer(path, List.of(MODULE, "~home"), form(Map.of("points", "20", "pass", "80")));

    assertThat(returnUrl(sent))
        .isEqualTo(platform.address("/contentitem_return.php?course=2&id=3&sesskey=aB1"));
    JsonNode claims = verified(sent);
    assertThat(text(claims, "iss")).isEqualTo(platform.clientId());
    assertThat(text(claims, "aud")).isEqualTo(platform.issuer());
    assertThat(text(claims, "nonce")).isNotBlank();
    long now = Instant.now().getEpochSecond();
    assertThat(claims.path("iat").longValue()).isBetween(now - 60, now - 1);
    assertThat(claims.path("exp").longValue()).isBetween(now + 1, now + 600);
    assertThat(text(claims, LTI + "message_type")).isEqualTo("LtiDeepLinkingResponse");
    assertThat(text(claims, LTI + "version")).isEqualTo("1.3.0");
    assertThat(text(claims, LTI + "deployment_id")).isEqualTo(TestPlatform.DEPLOYMENT);
    assertThat(claims.has(DL + "data")).isFalse();
    assertThat(items(claims).get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "type": "ltiResourceLink",
                  "url": "https://tool.example/lti/launch?module=cra-risk-score-triage",
                  "title": "When the risk score is wrong",
                  "text": "Check an AI ranking of sites against its sources before you plan monitoring visits.",
                  "icon": {"url": "https://tool.example/picker/icon.png", "width": 64, "height": 64},
                  "thumbnail": {"url": "https://tool.example/picker/thumbnail.png", "width": 256, "height": 256},
                  "custom": {
                    "module_id": "cra-risk-score-triage",
                    "module_pass_mark": "80",
                    "module_attempts": "3"},
                  "lineItem": {
                    "label": "When the risk score is wrong",
                    "scoreMaximum": 20,
                    "resourceId": "cra-risk-score-triage",
                    "tag": "score",
                    "submissionReview": {
                      "reviewableStatus": ["InProgress", "Submitted", "Completed"],
                      "url": "https://tool.example/lti/launch?module=cra-risk-score-triage"}}
                }
                """));
    JsonNode home = items(claims).get(1);
    assertThat(home.path("url").stringValue()).isEqualTo(TOOL + "/lti/launch");
    assertThat(home.path("title").stringValue()).isEqualTo("Training Layer: course home");
    assertThat(home.has("lineItem")).isFalse();
    assertThat(home.has("custom")).isFalse();
    assertThat(traces())
        .containsExactly("true Content was chosen: 2 of it handed to the platform.");
  }

  @Test
  void what_the_teacher_has_typed_in_the_course_already_is_kept() {
    Map<String, Object> settings = moodle();
    settings.put("title", "Week 3");
    settings.put("text", "Read this first.");
    String path = select(settings);

    assertThat(browser.get(path + "/settings?module=" + MODULE).body()).contains("\"Week 3\"");
    JsonNode item = items(verified(answer(path, List.of(MODULE), Map.of()))).get(0);
    assertThat(item.path("title").stringValue()).isEqualTo("Week 3");
    assertThat(item.path("text").stringValue()).isEqualTo("Read this first.");
  }

  @Test
  void without_a_wish_for_a_grade_there_is_no_column() {
    String path = select(moodle());
    JsonNode item =
        items(verified(post(path + "/answer", "module=" + MODULE + "&title." + MODULE + "=A")))
            .get(0);
    assertThat(item.has("lineItem")).isFalse();
    assertThat(item.path("custom").propertyNames()).containsExactly("module_id");
  }

  // ---------- Canvas, by placement

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "assignment_selection, false, iframe window, true",
    "link_selection, true, iframe window, true",
    "module_index_menu_modal, true, iframe window, true",
    "module_menu_modal, true, iframe window, true",
    "course_assignments_menu, true, iframe window, true",
    "editor_button, true, embed iframe window, false",
  })
  void each_place_in_canvas_gets_what_it_takes(
      String placement, boolean several, String targets, boolean column) {
    canvas();
    String path = select(canvas(placement, several, targets.split(" ")), asCanvas(placement));

    Page list = browser.get(path);
    assertThat(list.body().contains("type=\"checkbox\"")).isEqualTo(several);
    assertThat(list.body().contains("Course home"))
        .isEqualTo(!placement.equals("assignment_selection"));
    Page sent =
        answer(
            path,
            several ? List.of("~home", MODULE) : List.of(MODULE, "~home"),
            form(
                Map.of(
                    "points", "12.5",
                    "opens", "2026-12-01T09:00",
                    "due", "2026-12-24T18:00",
                    "opening", column ? "NEW_TAB" : "EMBEDDED",
                    "zone", "Europe/Berlin")));

    JsonNode claims = verified(sent);
    assertThat(items(claims)).hasSize(several ? 2 : 1);
    JsonNode item = items(claims).get(several ? 1 : 0);
    assertThat(item.has("lineItem")).isEqualTo(column);
    // The form of an assignment takes no times, and what is written in it already stays.
    boolean form = placement.equals("assignment_selection");
    assertThat(item.has("available")).isEqualTo(column && !form);
    assertThat(item.has("submission")).isEqualTo(column && !form);
    assertThat(item.path(KEEPS_NAME).booleanValue(false)).isEqualTo(form);
    assertThat(item.has("window")).isEqualTo(column);
    assertThat(item.has("iframe")).isEqualTo(!column);
    // The editor would show a picture instead of the title, and a text as the link.
    assertThat(item.has("thumbnail")).isEqualTo(column && !form);
    assertThat(item.path("text").stringValue(null))
        .isEqualTo(
            form
                ? null
                : column
                    ? "Check an AI ranking of sites against its sources before you plan monitoring"
                        + " visits."
                    : "When the risk score is wrong");
    if (column) {
      assertThat(item.path("lineItem").path("scoreMaximum").doubleValue()).isEqualTo(12.5);
      assertThat(item.path("lineItem").has("submissionReview")).isFalse();
      assertThat(item.path("window").path("targetName").stringValue()).isEqualTo("_blank");
    }
    if (column && !form) {
      assertThat(item.path("available").path("startDateTime").stringValue())
          .isEqualTo("2026-12-01T08:00:00Z");
      assertThat(item.path("submission").path("endDateTime").stringValue())
          .isEqualTo("2026-12-24T17:00:00Z");
    }
  }

  @Test
  void a_teacher_who_makes_an_assignment_is_not_asked_for_dates_that_would_be_lost() {
    canvas();
    String path =
        select(
            canvas("assignment_selection", false, "iframe", "window"),
            asCanvas("assignment_selection"));
    assertThat(browser.get(path + "/settings?module=" + MODULE).body())
        .contains("Points", "stays, unless you change this title")
        .doesNotContain("datetime-local", "Time zone");
  }

  @Test
  void a_title_typed_in_the_picker_replaces_the_name_of_the_assignment() {
    canvas();
    String path =
        select(
            canvas("assignment_selection", false, "iframe", "window"),
            asCanvas("assignment_selection"));
    JsonNode item =
        items(verified(answer(path, List.of(MODULE), form(Map.of("title", "Week 3"))))).get(0);
    assertThat(item.path("lineItem").path("label").stringValue()).isEqualTo("Week 3");
    assertThat(item.has(KEEPS_NAME)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"editor_button", "link_selection"})
  void what_canvas_reads_as_HTML_shows_what_was_typed(String placement) {
    canvas();
    Map<String, Object> settings = canvas(placement, true, "embed", "iframe", "window");
    settings.put("text", "1 < 2 & \"ü\"");
    String path = select(settings, asCanvas(placement));
    JsonNode item =
        items(verified(answer(path, List.of(MODULE), form(Map.of("title", "<b>ü</b> & 'B'")))))
            .get(0);
    assertThat(item.path("title").stringValue()).isEqualTo("<b>ü</b> & 'B'");
    assertThat(item.path("text").stringValue())
        .isEqualTo(
            placement.equals("editor_button")
                ? "&lt;b&gt;ü&lt;/b&gt; &amp; &#39;B&#39;"
                : "1 &lt; 2 &amp; &quot;ü&quot;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "link html", ""})
  void a_place_that_takes_no_links_says_so_and_leads_back(String types) {
    Map<String, Object> settings = moodle();
    settings.put("accept_types", types.isEmpty() ? List.of() : List.of(types.split(" ")));
    String path = select(settings);

    assertThat(browser.get(path).body()).contains("This place takes no modules");
    assertThat(answer(path, List.of(MODULE), Map.of()).body())
        .contains("This place takes no modules");
    JsonNode claims = verified(post(path + "/cancel", ""));
    assertThat(items(claims)).isEmpty();
    assertThat(text(claims, DL + "errormsg")).contains("takes no links to tools");
    assertThat(traces().getFirst()).startsWith("false");
  }

  // ---------- the specification

  @Test
  void data_is_returned_exactly() {
    String data = "  {\"a\": \"ü <b>&amp;</b> 🙂\"}\n";
    Map<String, Object> settings = moodle();
    settings.put("data", data);

    assertThat(text(verified(answer(select(settings), List.of(MODULE), Map.of())), DL + "data"))
        .isEqualTo(data);
    assertThat(text(verified(post(select(settings) + "/cancel", "")), DL + "data")).isEqualTo(data);
  }

  @Test
  void a_request_with_nothing_that_is_optional_is_taken() {
    String path =
        select(
            Map.of(
                "deep_link_return_url", platform.address("/r"),
                "accept_types", List.of("link", "file", "html", "ltiResourceLink", "image"),
                "accept_presentation_document_targets", List.of()),
            claims -> {
              claims.remove(LTI + "target_link_uri");
              claims.remove(LTI + "context");
              claims.remove(LTI + "launch_presentation");
              claims.remove("name");
            });

    Page sent = answer(path, List.of(MODULE), Map.of());
    assertThat(returnUrl(sent)).isEqualTo(platform.address("/r"));
    assertThat(items(verified(sent))).hasSize(1);
  }

  @Test
  void a_platform_that_takes_no_columns_gets_none() {
    Map<String, Object> settings = moodle();
    settings.put("accept_lineitem", false);
    String path = select(settings);

    assertThat(browser.get(path + "/settings?module=" + MODULE).body())
        .doesNotContain("Points", "gradebook");
    assertThat(items(verified(answer(path, List.of(MODULE), Map.of()))).get(0).has("lineItem"))
        .isFalse();
  }

  @Test
  void where_one_is_taken_one_is_sent() {
    Map<String, Object> settings = moodle();
    settings.put("accept_multiple", false);
    JsonNode claims = verified(answer(select(settings), List.of(MODULE, "~home"), Map.of()));
    assertThat(items(claims)).hasSize(1);
  }

  @Test
  void going_back_sends_an_empty_list_without_words() {
    JsonNode claims = verified(post(select(moodle()) + "/cancel", ""));
    assertThat(claims.path(DL + "content_items").isArray()).isTrue();
    assertThat(items(claims)).isEmpty();
    assertThat(claims.has(DL + "errormsg")).isFalse();
    assertThat(claims.has(DL + "msg")).isFalse();
    assertThat(traces()).containsExactly("true Content was to be chosen, and nothing was.");
  }

  // ---------- once

  @Test
  void a_choice_is_sent_once() {
    String path = select(moodle());
    JsonNode first = verified(answer(path, List.of(MODULE), Map.of()));

    for (Page again :
        List.of(
            answer(path, List.of(MODULE), Map.of()),
            post(path + "/cancel", ""),
            browser.get(path),
            browser.get(path + "/settings?module=" + MODULE))) {
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.body()).contains("This choice has been sent").doesNotContain("JWT");
    }
    assertThat(traces()).hasSize(1);

    JsonNode resent = verified(post(path + "/again", ""));
    assertThat(text(resent, "nonce")).isEqualTo(text(first, "nonce"));
    assertThat(items(resent)).isEqualTo(items(first));
  }

  @Test
  void where_an_answer_is_taken_once_the_page_says_what_a_second_one_would_show() {
    String moodle = select(moodle());
    answer(moodle, List.of(MODULE), Map.of());
    assertThat(browser.get(moodle).body()).contains("Send it again").doesNotContain("already_used");

    canvas();
    String path =
        select(canvas("link_selection", true, "iframe", "window"), asCanvas("link_selection"));
    answer(path, List.of(MODULE), Map.of());
    assertThat(browser.get(path).body()).contains("already_used", "Send it again");
  }

  @Test
  void of_two_presses_at_once_one_answers() throws Exception {
    String path = select(moodle());
    List<Callable<Page>> presses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      presses.add(() ->
          new TestBrowser(port).post(path + "/answer", body(List.of(MODULE), form(Map.of()))));
    }
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService pressing = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Page> pressed : pressing.invokeAll(presses)) {
        statuses.add(pressed.get().status());
      }
    }
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
  }

  @Test
  void nothing_to_send_again_leads_to_the_list() {
    Page page = post(select(moodle()) + "/again", "");
    assertThat(page.status()).isEqualTo(303);
  }

  // ---------- who

  @ParameterizedTest
  @ValueSource(
      strings = {
        "membership#Instructor",
        "membership/Instructor#TeachingAssistant",
        "membership#Administrator",
        "membership#ContentDeveloper",
        "institution/person#Administrator"
      })
  void who_shapes_the_course_may_choose(String role) {
    String path = select(moodle(), claims -> claims.put(LTI + "roles", List.of(ROLES + role)));
    assertThat(browser.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"membership#Learner", "membership#Mentor", "institution/person#Student", ""})
  void others_are_told_who_may_and_led_back(String role) {
    String path =
        select(
            moodle(),
            claims ->
                claims.put(LTI + "roles", role.isEmpty() ? List.of() : List.of(ROLES + role)));
    for (Page page :
        List.of(
            browser.get(path),
            browser.get(path + "/settings?module=" + MODULE),
            answer(path, List.of(MODULE), Map.of()),
            post(path + "/preview/" + MODULE, ""))) {
      assertThat(page.status()).isEqualTo(403);
      assertThat(page.body()).contains("people who teach", "Back to the course");
    }
    JsonNode claims = verified(post(path + "/cancel", ""));
    assertThat(items(claims)).isEmpty();
    assertThat(text(claims, DL + "errormsg")).contains("teach");
  }

  @ParameterizedTest
  @ValueSource(strings = {"membership#Instructor", "membership#ContentDeveloper"})
  void a_look_into_a_module_is_a_preview_that_counts_nowhere(String role) {
    String path = select(moodle(), claims -> claims.put(LTI + "roles", List.of(ROLES + role)));
    Page page = post(path + "/preview/" + MODULE, "");
    assertThat(page.status()).isEqualTo(303);
    Page first = browser.get(Objects.requireNonNull(page.location()));
    Page step =
        first.status() == 303 ? browser.get(Objects.requireNonNull(first.location())) : first;
    assertThat(step.status()).isEqualTo(200);
    assertThat(step.body()).contains("Preview").doesNotContain("/course?id=1");
    assertThat(
            jdbc.sql("select teaches from person where platform_id = ?")
                .param(registered.id().value())
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(post(path + "/preview/not-here", "").status()).isEqualTo(404);
    assertThat(post(path + "/preview/%7Ehome", "").status()).isEqualTo(404);
  }

  @Test
  void a_token_that_is_none_or_for_something_else_has_ended() {
    String play = platform.launch(port).replaceFirst("^/[a-z]+/", "/select/");
    for (String path :
        List.of("/select/x", "/select/" + "a".repeat(43), "/select/" + "a".repeat(500), play)) {
      for (Page page :
          List.of(
              browser.get(path),
              post(path + "/answer", "module=" + MODULE),
              post(path + "/cancel", ""),
              post(path + "/again", ""))) {
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("This selection has ended").doesNotContain("<form");
      }
    }
  }

  @Test
  void the_choice_after_the_time_is_over_is_told() {
    String path = select(moodle());
    jdbc.sql("delete from lti_launch where platform_id = ?")
        .param(registered.id().value())
        .update();
    Page page = answer(path, List.of(MODULE), Map.of());
    assertThat(page.status()).isBetween(400, 499);
    assertThat(page.body()).doesNotContain("JWT");
  }

  // ---------- the form

  @Test
  void what_is_wrong_is_told_and_what_was_typed_is_kept() {
    canvas();
    String path =
        select(
            canvas("module_menu_modal", true, "iframe", "window"), asCanvas("module_menu_modal"));
    Page page =
        answer(
            path,
            List.of(MODULE),
            form(
                Map.of(
                    "title", "<script>alert(1)</script> 🙂",
                    "points", "-5",
                    "pass", "101",
                    "attempts", "x",
                    "opens", "2026-12-02T08:00",
                    "closes", "2026-12-01T08:00",
                    "zone", "Asia/Tokyo")));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body())
        .contains(
            "4 fields need a look",
            "&lt;script&gt;alert(1)&lt;/script&gt; 🙂",
            "value=\"-5\"",
            "value=\"101\"",
            "value=\"2026-12-02T08:00\"",
            "value=\"Asia/Tokyo\" selected",
            "must be after")
        .doesNotContain("<script>alert", "JWT");
    assertThat(verified(answer(path, List.of(MODULE), Map.of()))).isNotNull();
  }

  @Test
  void titles_with_markup_arrive_as_they_were_typed() {
    String title = "“<b>A</b>” &amp; 'B' \\ 🙂";
    JsonNode item =
        items(verified(answer(select(moodle()), List.of(MODULE), form(Map.of("title", title)))))
            .get(0);
    assertThat(item.path("title").stringValue()).isEqualTo(title);
    assertThat(item.path("lineItem").path("label").stringValue()).isEqualTo(title);
  }

  @Test
  void the_order_can_be_changed_and_one_taken_out_without_losing_what_was_typed() {
    String path = select(moodle());
    Page moved =
        post(
            path + "/settings",
            body(List.of(MODULE, "~home"), form(Map.of("points", "42"))) + "&later=" + MODULE);
    assertThat(moved.body()).contains("value=\"42\"");
    assertThat(moved.body().indexOf("title.~home"))
        .isLessThan(moved.body().indexOf("title." + MODULE));
    Page left =
        post(
            path + "/settings",
            body(List.of(MODULE, "~home"), form(Map.of("points", "42"))) + "&remove=~home");
    assertThat(left.body()).contains("value=\"42\"").doesNotContain("title.~home");
    Page none = post(path + "/settings", body(List.of(MODULE), Map.of()) + "&remove=" + MODULE);
    assertThat(none.status()).isEqualTo(303);
    assertThat(browser.get(Objects.requireNonNull(none.location())).body())
        .contains("Choose a module first");
  }

  @Test
  void the_list_is_searched_by_the_server_and_keeps_what_is_chosen_out_of_sight() {
    String path = select(moodle());
    assertThat(browser.get(path + "?q=RANKING&role=cra&minutes=45&competency=DIS-1").body())
        .contains("When the risk score is wrong", "1 module of ");
    Page none = browser.get(path + "?q=nothing+like+it&module=" + MODULE);
    assertThat(none.body())
        .contains(
            "No module fits", "1 chosen", "type=\"hidden\" name=\"module\" value=\"" + MODULE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/settings?module=%00&module=../x&module=" + MODULE + "%0a",
        "/settings",
        "?q=%00%ed%a0%80&role='&minutes=-1&sort=;drop&competency=%3Cscript%3E",
        "?module=~home&module=~home&module=a&module=%22%3E",
      })
  void hostile_queries_do_no_harm(String query) {
    Page page = browser.get(select(moodle()) + query);
    assertThat(page.status()).isBetween(200, 499);
    assertThat(page.body()).doesNotContain("<script>", "Exception");
  }

  @Test
  void pages_may_stand_in_the_platforms_frame_and_post_to_it() {
    String path = select(moodle());
    for (Page page : List.of(browser.get(path), answer(path, List.of(MODULE), Map.of()))) {
      assertThat(String.valueOf(page.headers().get("content-security-policy")))
          .contains("frame-ancestors 'self'", "form-action 'self' https:")
          .doesNotContain("unsafe");
      assertThat(String.valueOf(page.headers().get("cache-control"))).contains("no-store");
      assertThat(page.headers()).doesNotContainKeys("x-frame-options", "set-cookie");
    }
  }

  @Test
  void the_pictures_of_our_links_are_public() {
    for (String picture : List.of("/picker/icon.png", "/picker/thumbnail.png")) {
      Page page = new TestBrowser(port).get(picture);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.headers().get("content-type")).containsExactly("image/png");
    }
  }

  // ---------- words of these tests

  private Map<String, Object> moodle() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(
        "deep_link_return_url",
        platform.address("/contentitem_return.php?course=2&id=3&sesskey=aB1"));
    settings.put("accept_types", List.of("ltiResourceLink"));
    settings.put("accept_presentation_document_targets", List.of("frame", "iframe", "window"));
    settings.put("accept_multiple", true);
    settings.put("auto_create", false);
    return settings;
  }

  private void canvas() {
    registered =
        platform.register(
            platforms, known -> PlatformLike.of(known).productFamily("canvas").build());
  }

  private Map<String, Object> canvas(String placement, boolean several, String... targets) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(
        "deep_link_return_url",
        platform.address(
            "/courses/1/deep_linking_response?modal=true&placement=" + placement + "&data=a.b.c"));
    settings.put(
        "accept_types",
        placement.equals("editor_button")
            ? List.of("link", "file", "html", "ltiResourceLink", "image")
            : List.of("ltiResourceLink"));
    settings.put("accept_presentation_document_targets", List.of(targets));
    settings.put("accept_media_types", "application/vnd.ims.lti.v1.ltilink");
    settings.put("accept_multiple", several);
    settings.put("auto_create", placement.endsWith("_modal"));
    return settings;
  }

  private java.util.function.Consumer<Map<String, Object>> asCanvas(String placement) {
    return claims -> {
      claims.put("https://www.instructure.com/placement", placement);
      claims.put("azp", platform.clientId());
    };
  }

  private String select(Map<String, Object> settings) {
    return select(settings, claims -> {});
  }

  /** Launches as a teacher; the path of the list. */
  private String select(
      Map<String, Object> settings, java.util.function.Consumer<Map<String, Object>> change) {
    String path =
        platform.launch(
            port,
            claims -> {
              claims.put(LTI + "message_type", "LtiDeepLinkingRequest");
              claims.remove(LTI + "resource_link");
              claims.put(LTI + "roles", List.of(TestPlatform.INSTRUCTOR));
              claims.put(DL + "deep_linking_settings", settings);
              change.accept(claims);
            });
    assertThat(path).startsWith("/select/");
    return path;
  }

  private Page answer(String path, List<String> chosen, Map<String, String> typed) {
    return post(path + "/answer", body(chosen, typed));
  }

  private Page post(String path, String body) {
    return browser.post(path, body);
  }

  private static String body(List<String> chosen, Map<String, String> typed) {
    StringBuilder body = new StringBuilder();
    chosen.forEach(id -> body.append("&module=").append(id));
    return body.append('&').append(TestBrowser.form(typed)).substring(1);
  }

  /** A whole form for the module with these values. */
  private static Map<String, String> form(Map<String, String> typed) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("title." + MODULE, "When the risk score is wrong");
    form.put("graded." + MODULE, "yes");
    form.put("points." + MODULE, "100");
    form.put("pass." + MODULE, "75");
    form.put("attempts." + MODULE, "3");
    typed.forEach(
        (field, value) -> form.put(field.equals("zone") ? field : field + "." + MODULE, value));
    return form;
  }

  private String returnUrl(Page sent) {
    Matcher action = ACTION.matcher(sent.body());
    assertThat(action.find()).as("%s", sent).isTrue();
    return HtmlUtils.htmlUnescape(action.group(1));
  }

  /** The claims of the answer, its signature checked with the tool's public keys. */
  private JsonNode verified(Page sent) {
    assertThat(sent.status()).as("%s", sent).isEqualTo(200);
    Matcher jwt = JWT.matcher(sent.body());
    assertThat(jwt.find()).as("%s", sent).isTrue();
    try {
      JWSObject token = JWSObject.parse(jwt.group(1));
      RSAKey key =
          (RSAKey)
              JWKSet.parse(new TestBrowser(port).get("/lti/jwks.json").body())
                  .getKeyByKeyId(token.getHeader().getKeyID());
      assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
      return JSON.readTree(token.getPayload().toString());
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode items(JsonNode claims) {
    return claims.path(DL + "content_items");
  }

  private static @Nullable String text(JsonNode claims, String name) {
    return claims.path(name).isString() ? claims.path(name).stringValue() : null;
  }

  /** What was told about this platform's selections, but for the launches they began with. */
  private List<String> traces() {
    return jdbc.sql(
            """
            select passed || ' ' || summary from lti_connection_trace
            where platform_id = ? and kind = 'DEEP_LINKING' and summary not like '%began to choose%'
            order by at
            """)
        .param(registered.id().value())
        .query(String.class)
        .list();
  }
}
