package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.Problem;

class KeyLimitsTest {

  private static final String ANA = "{\"mbox\":\"mailto:ana@Example.org\"}";
  private static final String BOB =
      "{\"account\":{\"homePage\":\"https://lms.example.edu\",\"name\":\"bob\"}}";
  private static final String OTHER =
      "{\"account\":{\"homePage\":\"https://lms.example.edu/\",\"name\":\"bob\"}}";
  private static final String ACTIVITY = "{\"id\":\"https://tool.example/outputs/1\"}";
  private static final UUID OWN = IndexKey.account(new AccountKey("https://home", "tl-1"));

  private final KeyLimits limits =
      new KeyLimits(
          Set.of("https://lms.example.edu", "@example.org"),
          Set.of("https://tool.example/outputs/"),
          OWN);

  @Test
  void what_is_within_is_let_through() {
    assertThat(outside(ANA, ACTIVITY)).isEmpty();
    assertThat(outside(BOB, ACTIVITY)).isEmpty();
    assertThat(outside("{\"objectType\":\"Group\",\"member\":[" + ANA + "," + BOB + "]}", ACTIVITY))
        .isEmpty();
  }

  @Test
  void who_and_what_is_outside_is_named() {
    assertThat(outside(OTHER, ACTIVITY)).containsExactly("actor");
    assertThat(outside("{\"mbox\":\"mailto:ana@sub.example.org\"}", ACTIVITY))
        .containsExactly("actor");
    assertThat(outside("{\"mbox\":\"mailto:example.org@evil.example\"}", ACTIVITY))
        .containsExactly("actor");
    assertThat(outside("{\"openid\":\"https://lms.example.edu/bob\"}", ACTIVITY))
        .containsExactly("actor");
    assertThat(outside(ANA, "{\"id\":\"https://tool.example/output\"}"))
        .containsExactly("object.id");
    assertThat(outside(OTHER, "{\"id\":\"https://else.example/\"}"))
        .containsExactly("actor", "object.id");
    assertThat(outside(ANA, "{\"objectType\":\"Agent\",\"mbox\":\"mailto:b@example.org\"}"))
        .containsExactly("object");
  }

  @Test
  void of_a_group_each_member_is_looked_at_and_itself() {
    assertThat(
            outside("{\"objectType\":\"Group\",\"member\":[" + ANA + "," + OTHER + "]}", ACTIVITY))
        .containsExactly("actor.member[1]");
    assertThat(
            outside(
                "{\"objectType\":\"Group\",\"mbox\":\"mailto:g@else.example\",\"member\":["
                    + ANA
                    + "]}",
                ACTIVITY))
        .containsExactly("actor");
    assertThat(outside("{\"objectType\":\"Group\",\"member\":[]}", ACTIVITY))
        .containsExactly("actor");
  }

  @Test
  void a_statement_within_a_statement_is_looked_at_too() {
    String sub =
        "{\"objectType\":\"SubStatement\",\"actor\":"
            + OTHER
            + ",\"verb\":{\"id\":\"http://v\"},\"object\":{\"id\":\"https://else.example/\"}}";

    assertThat(outside(ANA, sub)).containsExactly("object.actor", "object.object.id");
  }

  @Test
  void an_agent_that_is_spoken_of_is_looked_at_like_one_who_does() {
    KeyLimits people = new KeyLimits(Set.of("@example.org"), Set.of(), OWN);
    String other = "{\"objectType\":\"Agent\"," + OTHER.substring(1);
    String own = "{\"objectType\":\"Agent\"," + ANA.substring(1);
    String group = "{\"objectType\":\"Group\",\"member\":[" + ANA + "," + OTHER + "]}";

    assertThat(outside(people, own)).isEmpty();
    assertThat(outside(people, other)).containsExactly("object");
    assertThat(outside(people, group)).containsExactly("object.member[1]");
    assertThat(
            outside(
                people,
                "{\"objectType\":\"SubStatement\",\"actor\":"
                    + ANA
                    + ",\"verb\":{\"id\":\"http://v\"},\"object\":"
                    + other
                    + "}"))
        .containsExactly("object.object");
    assertThat(outside(new KeyLimits(Set.of(), Set.of("https://tool.example/x"), OWN), own))
        .containsExactly("object");
  }

  private static List<String> outside(KeyLimits of, String object) {
    return of.outside(statement(ANA, object)).stream().map(Problem::property).toList();
  }

  @Test
  void the_keys_own_agent_can_be_the_only_one() {
    KeyLimits own = new KeyLimits(Set.of(KeyTerms.OWN_AGENT), Set.of(), OWN);
    String self = "{\"account\":{\"homePage\":\"https://home\",\"name\":\"tl-1\"}}";

    assertThat(own.outside(statement(self, "{\"id\":\"https://anything\"}"))).isEmpty();
    assertThat(own.outside(statement(ANA, ACTIVITY)))
        .extracting(Problem::property)
        .containsExactly("actor");
  }

  @Test
  void a_key_without_limits_looks_at_nothing() {
    KeyLimits none = new KeyLimits(Set.of(), Set.of(), OWN);

    assertThat(none.none()).isTrue();
    assertThat(none.outside(statement(OTHER, "{\"id\":\"https://else.example/\"}"))).isEmpty();
  }

  @Test
  void references_are_found_in_statements_within_too() {
    String ref =
        "{\"objectType\":\"StatementRef\",\"id\":\"5b6d1c0a-0000-4000-8000-000000000001\"}";
    UUID id = UUID.fromString("5b6d1c0a-0000-4000-8000-000000000001");

    assertThat(KeyLimits.references(StrictJson.read(text(ANA, ref)))).containsExactly(id);
    assertThat(
            KeyLimits.references(
                StrictJson.read(
                    text(
                        ANA,
                        "{\"objectType\":\"SubStatement\",\"actor\":"
                            + ANA
                            + ",\"object\":"
                            + ref
                            + "}"))))
        .containsExactly(id);
    assertThat(KeyLimits.references(StrictJson.read(text(ANA, ACTIVITY)))).isEmpty();
  }

  private List<String> outside(String actor, String object) {
    return limits.outside(statement(actor, object)).stream().map(Problem::property).toList();
  }

  private static tools.jackson.databind.JsonNode statement(String actor, String object) {
    return StrictJson.read(text(actor, object));
  }

  private static String text(String actor, String object) {
    return "{\"actor\":" + actor + ",\"verb\":{\"id\":\"http://v\"},\"object\":" + object + "}";
  }
}
