package org.traininglayer.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.databind.node.ObjectNode;

/** XAPI-00115, 00116, 00117. */
class StatementSignatureTest {

  private static final String SIGNED =
      """
      {"id":"5b6d1c0a-0000-4000-8000-000000000001","actor":{"mbox":"mailto:ana@example.com"},
       "verb":{"id":"http://example.com/did","display":{"en":"did"}},
       "object":{"id":"http://example.com/one"},"result":{"duration":"PT1.239S"}%s}\
      """;
  private static final String SIGNATURE =
      "{\"usageType\":\"" + StatementSignature.USAGE + "\",\"contentType\":\"x\"}";
  private static final String PICTURE =
      """
      {"usageType":"http://example.com/picture","display":{"en":"x"},"contentType":"image/png",
       "length":3,"fileUrl":"https://example.com/x.png",
       "sha2":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"}\
      """;

  private static SignedStatements signer;
  private static SignedStatements stranger;

  @BeforeAll
  static void makeKeys() throws Exception {
    signer = SignedStatements.make();
    stranger = SignedStatements.make();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void a_statement_may_be_signed_by_three_algorithms(String algorithm) throws Exception {
    assertThat(problem("", signer.withCertificate(algorithm, SIGNED.formatted("")))).isEmpty();
    assertThat(
            problem(
                "", signer.jws("{\"alg\":\"" + algorithm + "\"}", algorithm, SIGNED.formatted(""))))
        .isEmpty();
  }

  @Test
  void attachments_that_were_there_before_are_signed_too() throws Exception {
    String payload = SIGNED.formatted(",\"attachments\":[" + PICTURE + "]");
    String jws = signer.withCertificate("RS256", payload);

    assertThat(problem(PICTURE, jws)).isEmpty();
    assertThat(problem("", jws)).get().asString().contains("another statement");
    assertThat(problem(PICTURE, signer.withCertificate("RS256", SIGNED.formatted("")))).isPresent();
  }

  @Test
  void what_makes_no_difference_between_statements_makes_none_here() throws Exception {
    String other = SIGNED.formatted("").replace("\"did\"}", "\"tat\"}").replace("1.239", "1.23");

    assertThat(problem("", signer.withCertificate("RS256", other))).isEmpty();
  }

  @Test
  void a_signature_of_another_statement_or_of_none_is_told() throws Exception {
    assertThat(
            problem(
                "", signer.withCertificate("RS256", SIGNED.formatted("").replace("/one", "/two"))))
        .get()
        .asString()
        .contains("another statement");
    assertThat(problem("", signer.withCertificate("RS256", "{\"a\":1}")))
        .get()
        .asString()
        .contains("no valid statement");
    assertThat(problem("", signer.withCertificate("RS256", "{'a':1}")))
        .get()
        .asString()
        .contains("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "none", "PS256", "ES256", "rs256", ""})
  void no_other_algorithm_counts(String algorithm) throws Exception {
    assertThat(
            problem(
                "", signer.jws("{\"alg\":\"" + algorithm + "\"}", "RS256", SIGNED.formatted(""))))
        .get()
        .asString()
        .contains("RS256");
  }

  @Test
  void a_certificate_must_be_of_the_key_that_signed() throws Exception {
    String mine = signer.withCertificate("RS256", SIGNED.formatted(""));
    String theirs = stranger.withCertificate("RS256", SIGNED.formatted(""));
    String mixed =
        mine.substring(0, mine.lastIndexOf('.')) + theirs.substring(theirs.lastIndexOf('.'));

    assertThat(problem("", mixed)).get().asString().contains("x5c");
    assertThat(problem("", signer.jws("{\"alg\":\"RS256\",\"x5c\":[\"AAAA\"]}", "RS256", "{}")))
        .get()
        .asString()
        .contains("certificate");
    assertThat(problem("", signer.jws("{\"alg\":\"RS256\",\"x5c\":7}", "RS256", "{}"))).isPresent();
    assertThat(
            problem(
                "",
                signer.jws(
                    "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}",
                    "RS256",
                    SIGNED.formatted(""))))
        .get()
        .asString()
        .contains("crit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a.b",
        "a.b.c.d",
        "a.b.c",
        "!!.??.--",
        "e30.e30.e30",
        "e30.e30.",
        "..",
        "é"
      })
  void bytes_that_are_no_jws_are_told(String jws) {
    assertThat(problem("", jws)).isPresent();
  }

  private static Optional<String> problem(String attachment, String jws) {
    String all = attachment.isEmpty() ? SIGNATURE : attachment + "," + SIGNATURE;
    ObjectNode statement =
        (ObjectNode) StrictJson.read(SIGNED.formatted(",\"attachments\":[" + all + "]"));
    return StatementSignature.problem(statement, jws.getBytes(UTF_8), XapiVersion.V1);
  }
}
