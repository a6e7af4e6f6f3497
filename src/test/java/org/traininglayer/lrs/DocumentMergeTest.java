package org.traininglayer.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentMergeTest {

  /** XAPI-00183, XAPI-00184. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                       | {}                | {}",
        "{\"a\":1}                | {\"b\":2}         | {\"a\":1,\"b\":2}",
        "{\"a\":1,\"b\":2}        | {\"a\":3}         | {\"a\":3,\"b\":2}",
        "{\"a\":{\"x\":1,\"y\":2}}| {\"a\":{\"x\":3}} | {\"a\":{\"x\":3}}",
        "{\"a\":1}                | {\"a\":null}      | {\"a\":null}",
        "{\"a\":[1,2]}            | {\"a\":[3]}       | {\"a\":[3]}",
        "{\"a\":\"x\\u00e4\"}     | {\"b\":true}      | {\"a\":\"xä\",\"b\":true}",
        "{\"\":1}                 | {\"q\\\"\":2}     | {\"\":1,\"q\\\"\":2}",
      })
  void what_is_posted_replaces_property_by_property_and_nothing_deeper(
      String kept, String posted, String merged) {
    assertThat(merge(kept, posted)).isEqualTo(merged);
  }

  @Test
  void every_value_keeps_the_text_it_came_with() {
    assertThat(
            merge(
                "{ \"n\" : 1.50e2 , \"big\" : 12345678901234567890.10, \"deep\" : { \"x\" : [ 1e1 ]"
                    + " } }",
                "{\"m\": -0.0}"))
        .isEqualTo(
            "{\"n\":1.50e2,\"big\":12345678901234567890.10,\"deep\":{ \"x\" : [ 1e1 ]"
                + " },\"m\":-0.0}");
  }

  @Test
  void a_byte_order_mark_is_passed_over() {
    assertThat(merge("\uFEFF{\"a\":1}", "\uFEFF{\"b\":2}")).isEqualTo("{\"a\":1,\"b\":2}");
  }

  /** XAPI-00229, XAPI-00232, XAPI-00281, XAPI-00313. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {}  | text/plain       | {}      | posted one is text/plain",
        "text/plain       | {}  | application/json | {}      | kept one is not",
        "application/json | [1] | application/json | {}      | the kept one is not",
        "application/json | {}  | application/json | [1]     | the posted one is not",
        "application/json | {}  | application/json | {\"a\": | posted document is not valid JSON",
        "application/json | {   | application/json | {}      | kept document is not valid JSON",
      })
  void two_that_are_not_json_objects_are_not_put_together(
      String keptType, String kept, String postedType, String posted, String why) {
    assertThatThrownBy(
            () -> DocumentMerge.merged(document(keptType, kept), document(postedType, posted)))
        .isInstanceOfSatisfying(
            XapiFailure.class, failure -> assertThat(failure.status()).isEqualTo(400))
        .hasMessageContaining(why);
  }

  private static String merge(String kept, String posted) {
    return new String(
        DocumentMerge.merged(
                document("application/json; charset=utf-8", kept),
                document("Application/JSON", posted))
            .content(),
        UTF_8);
  }

  private static Document document(String type, String content) {
    return new Document(type, content.getBytes(UTF_8));
  }
}
