package org.traininglayer.lti.diagnosis.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionReports.Advice;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.FaultCause;
import org.traininglayer.lti.FaultCause.Fixer;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.ShortCodes;

/** From what went wrong to who changes what. */
class DiagnosesTest {

  private final AdviceTexts texts = texts();

  @ParameterizedTest
  @EnumSource
  void every_refusal_has_a_diagnosis_with_words(RefusalReason reason) {
    Advice advice = texts.advice(Diagnoses.of(reason), "moodle", Locale.ENGLISH);

    assertThat(Diagnoses.of(reason)).isNotEqualTo(FaultCause.UNEXPLAINED);
    assertThat(advice.cause()).endsWith(".");
    assertThat(advice.steps()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_cause_says_what_it_is_and_what_to_do(FaultCause cause) {
    for (String family : new String[] {"moodle", "canvas", "sakai", null}) {
      Advice advice = texts.advice(cause, family, Locale.ENGLISH);

      assertThat(advice.cause()).isNotEqualTo(cause.name()).doesNotContain("{", "''");
      assertThat(advice.steps())
          .isNotEmpty()
          .allSatisfy(
              step -> assertThat(step).isNotBlank().doesNotContain("{0}", "{1}", "{2}", "''"));
      assertThat(advice.docs()).isEqualTo("docs/connection-doctor.md");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_kind_has_words_for_teachers(Kind kind) {
    assertThat(texts.wentWell(kind, Locale.ENGLISH)).endsWith(".").doesNotContain("''");
    assertThat(texts.wentWrong(kind, Locale.ENGLISH)).endsWith(".").doesNotContain("''");
  }

  @Test
  void advice_names_the_menus_of_the_product_in_use_and_of_both_where_it_is_not_known() {
    List<String> moodle =
        texts.advice(FaultCause.SCOPE_NOT_GRANTED, "moodle", Locale.ENGLISH).steps();
    List<String> canvas =
        texts.advice(FaultCause.SCOPE_NOT_GRANTED, "canvas", Locale.ENGLISH).steps();
    List<String> either = texts.advice(FaultCause.SCOPE_NOT_GRANTED, null, Locale.ENGLISH).steps();

    assertThat(String.join(" ", moodle)).contains("Manage tools").doesNotContain("Developer Keys");
    assertThat(String.join(" ", canvas)).contains("Developer Keys").doesNotContain("Manage tools");
    assertThat(either).hasSizeGreaterThan(moodle.size());
  }

  @ParameterizedTest(name = "{0}: {1}, {2} means {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TOKEN  | Access token for score | 400: {"error":"invalid_client"} | OUR_KEYS_UNREADABLE
          TOKEN  | Access token for score | 400: {"error":"must be array, null given"} | OUR_KEYS_UNREADABLE
          TOKEN  | Access token for score | 400: {"error":"invalid_request","error_description":"JWK Error: Failed to fetch public key"} | OUR_KEYS_UNREADABLE
          TOKEN  | Access token for score | 400: {"error":"invalid_request","error_description":"JWK Error: Invalid JSON"} | OUR_KEYS_UNREADABLE
          TOKEN  | Access token for score | 400: {"error":"invalid_request","error_description":"JWS signature invalid."} | OUR_KEYS_UNREADABLE
          TOKEN  | Access token for score | 403: 403 Forbidden (Rate Limit Exceeded) | PLATFORM_BUSY
          TEST   | Services · access token for scores | 403: too many requests | PLATFORM_BUSY
          TEST   | Roster · of the course used last | 403: too many requests | PLATFORM_BUSY
          TEST   | Gradebook · list of columns | 403: too many requests | PLATFORM_BUSY
          ROSTER | Page 3 | 403 (too many requests) | PLATFORM_BUSY
          GRADES | POST lms.example/li/1/scores | 403: 403 Forbidden (Rate Limit Exceeded) | PLATFORM_BUSY
          GRADES | POST lms.example/li/1/scores | 422: This course has concluded. AGS requests | COURSE_OVER
          GRADES | POST lms.example/li/1/scores | 422: This assignment is still unpublished | NOT_PUBLISHED
          GRADES | POST lms.example/li/1/scores | 422: The maximum number of allowed attempts has been reached | ATTEMPTS_USED_UP
          TOKEN  | Access token for score | 500 (a page, not data) | OUR_KEYS_UNREADABLE
          TOKEN  | Access token for score | 404 (a page, not data) | OUR_KEYS_UNREADABLE
          DEEP_LINKING | Answer · signed with a key that the platform can read from our key set | it could not | OUR_KEYS_UNREADABLE
          LOGIN  | Login · Unanswered by the platform | nothing within 2 minutes | LOGIN_UNANSWERED
          TOKEN  | Access token for score | 400: {"error":"invalid_scope"} | SCOPE_NOT_GRANTED
          TOKEN  | Access token for score | 401: {"error":"unauthorized"} | TOKEN_REFUSED
          TOKEN  | Access token for score | no answer in time (timeout) | PLATFORM_DOWN
          GRADES | POST lms.example/li/1/scores | 400: [] | NOT_A_STUDENT
          GRADES | POST lms.example/li/1/scores | 422: {"errors":"not a student"} | NOT_A_STUDENT
          GRADES | POST lms.example/li/1/scores | 400: a newer timestamp is there | GRADE_NEWER
          GRADES | POST lms.example/li/1/scores | 409: [] | GRADE_NEWER
          GRADES | POST lms.example/li/1/scores | 404: [] | COLUMN_GONE
          GRADES | POST lms.example/li/1/scores | 401: [] | SERVICE_OFF
          GRADES | POST lms.example/li/1/scores | 429 | PLATFORM_BUSY
          GRADES | POST lms.example/li/1/scores | 503 | PLATFORM_DOWN
          GRADES | POST lms.example/li/1/scores | : the address of lms is private; to allow it … | PRIVATE_ADDRESS
          ROSTER | Page 1 | 403 | ROSTER_OFF
          ROSTER | Page 1 | 401 | ROSTER_OFF
          ROSTER | Page 1 | 404 | ROSTER_OFF
          ROSTER | Access token for the roster | 401 | TOKEN_REFUSED
          ROSTER | Access token for the roster | 403 | TOKEN_REFUSED
          ROSTER | Access token for the roster | 400: {"error":"invalid_client"} | OUR_KEYS_UNREADABLE
          ROSTER | Access token for the roster | 400: {"error":"invalid_scope"} | SCOPE_NOT_GRANTED
          GRADES | Access token for score | 401 | TOKEN_REFUSED
          TEST   | Services · access token for the roster | 401 | TOKEN_REFUSED
          ROSTER | Page 1 | 500 | PLATFORM_DOWN
          ROSTER | Page 2 | no list of members | ROSTER_BROKEN
          REGISTRATION | Registration | status 422: placement is unknown | REGISTRATION_BODY
          REGISTRATION | Registration | status 401: token_already_used | REGISTRATION_TOKEN
          REGISTRATION | Registration | status 400: domain_targetlinkuri_mismatch | REGISTRATION_ADDRESS
          REGISTRATION | Registration | timeout | PLATFORM_DOWN
          REGISTRATION | Registration | PKIX: certificate | CERTIFICATE
          TEST | This tool · scheme | http | OWN_ADDRESS
          TEST | Clock · of the platform, against ours | 400 s behind | CLOCKS
          TEST | Deployments · waiting for a decision | 7 | DEPLOYMENT_WAITS
          TEST | Roster · of the course used last | 403 | ROSTER_OFF
          TEST | Gradebook · list of columns | 401 | SERVICE_OFF
          TEST | Platform · key set https://lms/x | 301, a redirect to https://www.lms/x | REDIRECTED
          TEST | Platform · keys usable for RS256 | a page in HTML | KEYS_UNREACHABLE
          """)
  void a_service_that_fails_has_a_diagnosis(
      Kind kind, String what, String got, FaultCause expected) {
    assertThat(Diagnoses.of(kind, Check.failed(what, "2xx", got), null)).isEqualTo(expected);
  }

  @Test
  void the_reason_of_a_refusal_decides_whatever_was_being_done() {
    Check failed = Check.failed("anything", null, null);

    assertThat(Diagnoses.of(Kind.DEEP_LINKING, failed, "TOKEN_EXPIRED"))
        .isEqualTo(FaultCause.CLOCKS);
    assertThat(Diagnoses.of(Kind.LAUNCH, failed, "A_REASON_OF_A_NEWER_NODE").fixer())
        .isEqualTo(Fixer.TOOL_ADMINISTRATOR);
  }

  @ParameterizedTest
  @CsvSource({
    "7QK3-M2VX, 7QK3-M2VX",
    "7qk3m2vx, 7QK3-M2VX",
    "' 7qk3 m2vx ', 7QK3-M2VX",
    "O0I1-Ll10, 0011-1110",
    "7QK3–M2VX, 7QK3-M2VX"
  })
  void a_code_is_understood_however_it_is_typed(String typed, String code) {
    assertThat(ShortCodes.typed(typed)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7QK3-M2V", "7QK3-M2VXX", "'; drop table", "UUUU-UUUU"})
  void what_cannot_be_a_code_is_none(String typed) {
    assertThat(ShortCodes.typed(typed)).isEmpty();
  }

  private static AdviceTexts texts() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/doctor");
    messages.setDefaultEncoding("UTF-8");
    return new AdviceTexts(messages, new ToolAddress(URI.create("https://tool.example")));
  }
}
