package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Refusals.Refusal;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Begun;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** A registered platform and a browser for each test, and words to say what comes of a launch. */
@LtiTest
abstract class LaunchTestCase {

  private static final Pattern CODE = Pattern.compile("id=\"code\">([0-9A-Z-]{9})<");

  @LocalServerPort int port;
  @Autowired Platforms platforms;
  @Autowired Launches launches;
  @Autowired Refusals refusals;
  @Autowired JdbcClient jdbc;

  final TestPlatform platform = TestPlatform.start();
  TestBrowser browser;
  Platform registered;

  @BeforeEach
  void register() {
    registered = platform.register(platforms);
    browser = new TestBrowser(port);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  void registerAs(UnaryOperator<Platform> change) {
    registered = platform.register(platforms, change);
  }

  /** Launches with changed claims; whatever comes of it. */
  Page launch(Consumer<Map<String, Object>> change) {
    return platform.launch(browser, change);
  }

  /** Launches and expects to arrive. */
  Launch arrive(Consumer<Map<String, Object>> change) {
    return arrived(launch(change));
  }

  Launch arrived(Page page) {
    assertThat(page.status()).as("%s", page).isEqualTo(303);
    assertThat(page.location()).startsWith(Arrivals.PATH);
    return launches
        .find(String.valueOf(page.location()).substring(Arrivals.PATH.length()))
        .orElseThrow();
  }

  /** Logs in, then posts the token that is made from right claims with the login's nonce. */
  Page launchWithToken(UnaryOperator<Map<String, Object>> change, Signer signer) {
    Begun begun = browser.begin(platform.loginParameters());
    return post(signer.sign(change.apply(claims(begun))), begun);
  }

  Map<String, Object> claims(Begun begun) {
    Map<String, Object> claims = new LinkedHashMap<>(platform.claims());
    claims.put("nonce", begun.nonce());
    return claims;
  }

  Page post(String idToken, Begun begun) {
    return browser.postLaunch(Map.of("id_token", idToken, "state", begun.state()));
  }

  /** The page is a refusal for this reason, the console knows it, and no launch was kept. */
  Refusal assertRefused(Page page, RefusalReason reason) {
    assertThat(page.status()).as("%s", page).isEqualTo(reason.status()).isBetween(400, 499);
    Matcher code = CODE.matcher(page.body());
    assertThat(code.find()).as("%s", page).isTrue();
    Refusal refusal =
        refusals.recent(OrganisationId.DEFAULT, 1000).stream()
            .filter(one -> one.code().equals(code.group(1)))
            .findFirst()
            .orElseThrow();
    assertThat(refusal.reason()).as("%s", refusal).isEqualTo(reason.name());
    assertThat(refusal.cause()).isEqualTo(reason.cause());
    assertThat(launchesOfPlatform()).isZero();
    return refusal;
  }

  long launchesOfPlatform() {
    return jdbc.sql("select count(*) from lti_launch where platform_id = ?")
        .param(registered.id().value())
        .query(Long.class)
        .single();
  }

  /** Makes a token of claims. */
  interface Signer {
    String sign(Map<String, Object> claims);
  }
}
