package org.traininglayer.lti.platforms.registration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.http.Reply;
import org.traininglayer.testing.OpenHttp;

/** A platform that misbehaves while it is being asked, and what its words mean. */
class RegistrationCallsTest {

  @RegisterExtension
  static final WireMockExtension PLATFORM =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final RegistrationCalls calls =
      new RegistrationCalls(OpenHttp.create(), Duration.ofSeconds(5));

  @Test
  void the_address_is_called_as_it_is_with_its_query_and_the_token() throws Exception {
    PLATFORM.stubFor(get("/c?x=%2F&registration_token=a").willReturn(okJson("{\"a\":1}")));

    assertThat(calls.configuration(at("/c?x=%2F&registration_token=a"), "tok").path("a").intValue())
        .isOne();
    PLATFORM.verify(
        getRequestedFor(urlEqualTo("/c?x=%2F&registration_token=a"))
            .withHeader("Authorization", equalTo("Bearer tok"))
            .withHeader("Accept", equalTo("application/json")));
  }

  @Test
  void a_redirect_on_the_same_host_is_followed_and_one_to_another_is_not() throws Exception {
    PLATFORM.stubFor(get("/here").willReturn(temporaryRedirect("/there")));
    PLATFORM.stubFor(get("/there").willReturn(okJson("{}")));
    PLATFORM.stubFor(
        get("/away")
            .willReturn(temporaryRedirect("http://127.0.0.1:" + PLATFORM.getPort() + "/x")));
    PLATFORM.stubFor(get("/round").willReturn(temporaryRedirect("/round")));
    PLATFORM.stubFor(post("/here").willReturn(temporaryRedirect("/there")));

    assertThat(calls.configuration(at("/here"), null).isObject()).isTrue();
    assertProblem(RegistrationProblem.REDIRECTED, () -> calls.configuration(at("/away"), "secret"));
    assertProblem(RegistrationProblem.REDIRECTED, () -> calls.configuration(at("/round"), null));
    assertProblem(
        RegistrationProblem.REDIRECTED,
        () -> calls.register(at("/here"), null, Configurations.JSON.createObjectNode()));
    PLATFORM.verify(0, getRequestedFor(urlEqualTo("/x")));
  }

  @Test
  void what_is_too_large_or_too_slow_or_cut_off_is_told() {
    PLATFORM.stubFor(get("/large").willReturn(okJson("x".repeat(300_000))));
    PLATFORM.stubFor(get("/slow").willReturn(okJson("{}").withFixedDelay(20_000)));
    PLATFORM.stubFor(
        get("/cut")
            .willReturn(
                aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)));

    assertProblem(RegistrationProblem.TOO_LARGE, () -> calls.configuration(at("/large"), null));
    RegistrationCalls hasty = new RegistrationCalls(OpenHttp.create(), Duration.ofMillis(300));
    assertProblem(RegistrationProblem.TOO_SLOW, () -> hasty.configuration(at("/slow"), null));
    assertProblem(RegistrationProblem.UNREACHABLE, () -> calls.configuration(at("/cut"), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/c",
        "https://localhost/c",
        "https://10.0.0.1/c",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/c",
        "https://[::ffff:10.0.0.1]/c",
        "https://2130706433/c"
      })
  void addresses_inside_are_not_called(String address) {
    RegistrationCalls guarded = new RegistrationCalls(OpenHttp.guarded());

    assertThatThrownBy(() -> guarded.configuration(URI.create(address), "secret"))
        .isInstanceOfSatisfying(
            RegistrationFailedException.class,
            failed ->
                assertThat(failed.problem())
                    .isIn(RegistrationProblem.ADDRESS_PRIVATE, RegistrationProblem.UNREACHABLE));
  }

  @Test
  void a_page_for_people_is_no_configuration() {
    PLATFORM.stubFor(
        get("/html")
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/html")
                    .withBody("<!doctype html><html><title>Log in <b></title><p>x</html>")));

    assertProblem(
            RegistrationProblem.CONFIGURATION_NOT_JSON,
            () -> calls.configuration(at("/html"), null))
        .satisfies(failed ->
            assertThat(
                    Objects.requireNonNull(((RegistrationFailedException) failed).reply()).said())
                .containsExactly("Log in <b>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|token_already_used|token-used|token_already_used",
        "401|missing_registration_token|header-stripped|missing_registration_token",
        "400|missing_domain|domain|missing_domain",
        "400|domain_targetlinkuri_mismatch|domain|domain_targetlinkuri_mismatch",
        "400|missing required attribute jwks_uri|body|missing required attribute jwks_uri",
        "422|{\"errors\":[\"a is wrong\",{\"message\":\"b\"}]}|fields|a is wrong",
        "401|{\"errorMessage\":\"JWT expired\"}|token-used|JWT expired",
        "404|{\"errorMessage\":\"not found\"}|not-there|not found",
        "403|<html><head><title>Blocked</title></head></html>|forbidden|Blocked",
        "500||platform-error|–",
        "503|busy|busy|busy",
        "400|{broken|body|{broken"
      })
  void what_a_platform_said_is_kept_and_explained(
      int status, String body, String meaning, String first) {
    String text = body == null ? "" : body;
    PlatformReply reply =
        PlatformReply.of(
            new Reply(
                status,
                java.util.Map.of(),
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(reply.meaning()).isEqualTo(meaning);
    assertThat(reply.said()).first().isEqualTo(first);
  }

  @Test
  void what_a_platform_said_is_cut() {
    String body = ("x".repeat(2_000) + "\n").repeat(50);

    PlatformReply reply =
        PlatformReply.of(
            new Reply(
                500, java.util.Map.of(), body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(reply.said()).hasSizeLessThanOrEqualTo(12).allMatch(line -> line.length() <= 500);
  }

  private static AbstractThrowableAssert<?, ?> assertProblem(
      RegistrationProblem problem, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RegistrationFailedException.class,
            failed -> assertThat(failed.problem()).isEqualTo(problem));
  }

  private static URI at(String path) {
    return URI.create("http://localhost:" + PLATFORM.getPort() + path);
  }
}
