package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.testing.TestPlatform.LTI;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.traininglayer.lti.Refusals.Refusal;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Begun;
import org.traininglayer.testing.TestBrowser.Page;

/** C11: what is said when a launch is refused, to whom. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalPageTest extends LaunchTestCase {

  @Autowired MessageSource messages;

  @ParameterizedTest
  @EnumSource
  void every_reason_has_a_sentence_for_the_learner_and_one_for_the_administrator(
      RefusalReason reason) {
    assertThat(messages.getMessage("lti.refusal." + reason.name(), null, Locale.ENGLISH))
        .endsWith(".");
    assertThat(reason.cause()).isNotBlank();
    assertThat(reason.status()).isBetween(400, 499);
  }

  @Test
  void the_way_back_leads_to_the_platform_with_a_message_and_keeps_its_query() {
    Page page = launch(claims -> claims.put(LTI + "version", "2"));

    assertRefused(page, RefusalReason.VERSION_WRONG);
    assertThat(page.body())
        .contains(platform.address("/course?id=1&amp;lti_errormsg=Your+learning"));
  }

  @Test
  void no_way_back_is_taken_from_a_token_that_is_not_the_platforms() {
    Page page =
        launchWithToken(
            claims -> claims,
            claims -> {
              String token = platform.sign(claims);
              return token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";
            });

    assertRefused(page, RefusalReason.SIGNATURE_WRONG);
    assertThat(page.body()).doesNotContain("id=\"way-back\"");
  }

  @Test
  void a_return_address_with_markup_is_not_shown() {
    Page page =
        launch(claims -> {
          claims.put(LTI + "version", "2");
          claims.put(
              LTI + "launch_presentation",
              Map.of("return_url", "https://lms.example/\"><script>alert(1)</script>"));
        });

    assertThat(page.body()).doesNotContain("alert(1)");
  }

  @Test
  void the_administrator_reads_what_was_expected_and_what_came(CapturedOutput output) {
    Page page = launch(claims -> claims.put(LTI + "version", "2\r\nfaked log line"));

    Refusal refusal = assertRefused(page, RefusalReason.VERSION_WRONG);
    assertThat(refusal.expected()).isEqualTo("1.3.0");
    assertThat(refusal.got()).isEqualTo("2  faked log line");
    assertThat(refusal.issuer()).isEqualTo(platform.issuer());
    assertThat(refusal.clientId()).isEqualTo(platform.clientId());
    assertThat(output)
        .contains("Refused VERSION_WRONG (" + refusal.code() + ")")
        .doesNotContain("\nfaked log line");
  }

  @Test
  void neither_log_nor_table_holds_a_token_or_a_name(CapturedOutput output) {
    Begun begun = browser.begin(platform.loginParameters());
    Map<String, Object> claims = claims(begun);
    claims.put("aud", "somebody-else");
    String token = platform.sign(claims);

    Refusal refusal = assertRefused(post(token, begun), RefusalReason.AUDIENCE_WRONG);

    String written = output + refusal.toString();
    assertThat(written).doesNotContain(token, begun.state(), begun.nonce(), "Mary Muster");
  }

  @ParameterizedTest
  @CsvSource({
    "login_required, PLATFORM_SIGNED_OUT",
    "launch_no_longer_valid, PLATFORM_LAUNCH_USED",
    "access_denied, PLATFORM_DENIED",
    "unauthorized_client, PLATFORM_ERROR",
    "<script>alert(1)</script>, PLATFORM_ERROR"
  })
  void an_error_of_the_platform_is_named(String error, RefusalReason reason) {
    Begun begun = browser.begin(platform.loginParameters());

    Page page =
        browser.postLaunch(
            Map.of("error", error, "error_description", "because\u0000", "state", begun.state()));

    Refusal refusal = assertRefused(page, reason);
    assertThat(refusal.got()).isEqualTo(error + ": because");
    assertThat(refusal.issuer()).isEqualTo(platform.issuer());
    assertThat(page.body()).doesNotContain("alert(1)");
    assertThat(page.body().contains("id=\"new-tab\""))
        .isEqualTo(
            reason == RefusalReason.PLATFORM_SIGNED_OUT || reason == RefusalReason.PLATFORM_DENIED);
  }

  @Test
  void in_a_page_of_its_own_a_denial_offers_no_other_one() {
    Begun begun = browser.begin(platform.loginParameters());

    Page page =
        browser.send(
            browser
                .request("/lti/launch")
                .header("Sec-Fetch-Dest", "document")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        TestBrowser.form(
                            Map.of("error", "access_denied", "state", begun.state())))));

    assertRefused(page, RefusalReason.PLATFORM_DENIED);
    assertThat(page.body()).doesNotContain("id=\"new-tab\"").contains("did not let you in");
  }

  @Test
  void a_post_with_neither_token_nor_error_is_refused() {
    assertRefused(browser.postLaunch(Map.of("state", "x")), RefusalReason.TOKEN_MISSING);
  }

  @Test
  void a_reload_of_the_launch_address_is_explained() {
    Page page = browser.get("/lti/launch");

    assertRefused(page, RefusalReason.NOT_A_LAUNCH);
    assertThat(page.status()).isEqualTo(405);
    assertThat(page.headers().get("allow"))
        .as("what the address takes (RFC 9110, 15.5.6)")
        .containsExactly("POST");
  }

  @Test
  void a_launch_for_which_nobody_has_anything_says_so() {
    Page page = launch(claims -> claims.put(LTI + "resource_link", Map.of("id", "nobody")));

    assertThat(page.status()).isIn(200, 303);
  }
}
