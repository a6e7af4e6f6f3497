package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Credential;
import org.traininglayer.lrs.LrsCredentials.NewCredential;
import org.traininglayer.lrs.LrsCredentials.Scope;

/** What a key is bound to beside its scopes. */
class KeysHttpTest extends XapiTest {

  private static final Set<Scope> ALL = Set.of(Scope.ALL);
  private static final String TOOL = "https://tool.example/outputs/";

  @Autowired MeterRegistry meters;

  // Expiry

  @Test
  void an_expired_key_says_so_to_whoever_knows_its_secret_and_to_nobody_else() {
    NewCredential made = credentials.create(organisation, "short", expiring(soon()));
    assertThat(client(made).list("").statusCode()).isEqualTo(200);

    expire(made);
    HttpResponse<String> known = client(made).list("");
    HttpResponse<String> guessed = new Xapi(port, made.key(), "wrong").list("");
    HttpResponse<String> stranger = new Xapi(port, "nobody", "wrong").list("");

    assertThat(known.statusCode()).isEqualTo(401);
    assertThat(error(known)).contains("expired");
    assertThat(known.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    assertThat(known.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
    assertThat(known.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(guessed.statusCode()).isEqualTo(401);
    assertThat(guessed.body()).isEqualTo(stranger.body());
  }

  @Test
  void another_end_brings_it_back() {
    NewCredential made = credentials.create(organisation, "short", expiring(soon()));
    expire(made);

    assertThat(credentials.change(organisation, made.key(), "long", expiring(soon()))).isTrue();

    assertThat(client(made).list("").statusCode()).isEqualTo(200);
    assertThat(one(made).label()).isEqualTo("long");
  }

  @Test
  void nobody_changes_the_keys_of_another_organisation() {
    NewCredential made = credentials.create(organisation, "ours", ALL);
    var others = new OrganisationId(UUID.randomUUID());

    assertThat(credentials.change(others, made.key(), "theirs", expiring(soon()))).isFalse();
    assertThat(credentials.rotate(others, made.key(), Instant.now())).isEmpty();
    assertThat(credentials.one(others, made.key())).isEmpty();
    assertThat(client(made).list("").statusCode()).isEqualTo(200);
  }

  // Last use

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void a_request_never_waits_for_somebody_who_holds_the_row_of_its_key() {
    NewCredential made = credentials.create(organisation, "busy", ALL);

    new TransactionTemplate(transactionManager)
        .executeWithoutResult(status -> {
          jdbc.sql("select 1 from lrs_credential where key = ? for update")
              .param(made.key())
              .query(Integer.class)
              .single();
          assertThat(client(made).list("").statusCode()).isEqualTo(200);
        });

    assertThat(one(made).lastUsedAt()).isNull();
  }

  @Test
  void the_last_use_is_written_once_a_minute() {
    NewCredential made = credentials.create(organisation, "used", ALL);
    client(made).list("");
    Instant first = one(made).lastUsedAt();

    client(made).list("");

    assertThat(first).isNotNull();
    assertThat(one(made).lastUsedAt()).isEqualTo(first);
  }

  // Rotation

  @Test
  void after_a_rotation_both_secrets_work_until_the_earlier_one_ends() {
    NewCredential before = credentials.create(organisation, "rotated", ALL);

    NewCredential after = rotate(before, Instant.now().plus(Duration.ofDays(7)));

    assertThat(after.key()).isEqualTo(before.key());
    assertThat(after.secret()).isNotEqualTo(before.secret());
    assertThat(client(before).list("").statusCode()).isEqualTo(200);
    assertThat(client(after).list("").statusCode()).isEqualTo(200);
    assertThat(one(before).hasEarlierSecret(Instant.now())).isTrue();

    credentials.endEarlierSecret(organisation, before.key());

    HttpResponse<String> ended = client(before).list("");
    assertThat(ended.statusCode()).isEqualTo(401);
    assertThat(error(ended)).contains("was replaced");
    assertThat(client(after).list("").statusCode()).isEqualTo(200);
    assertThat(one(before).hasEarlierSecret(Instant.now().plusSeconds(1))).isFalse();
  }

  @Test
  void what_was_written_with_either_secret_is_of_the_same_authority() {
    NewCredential before = credentials.create(organisation, "rotated", ALL);
    NewCredential after = rotate(before, Instant.now().plusSeconds(600));
    String id = id();

    client(before).post(statement(id, ""));

    assertThat(
            Xapi.json(client(after).list("statementId=" + id))
                .path("authority")
                .path("account")
                .path("name")
                .stringValue(""))
        .isEqualTo(before.key());
  }

  @Test
  void a_secret_from_before_two_rotations_says_nothing_any_more() {
    NewCredential first = credentials.create(organisation, "rotated", ALL);
    NewCredential second = rotate(first, Instant.now().plusSeconds(600));
    rotate(second, Instant.now().plusSeconds(600));

    HttpResponse<String> answer = client(first).list("");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(new Xapi(port, "nobody", "x").list("").body());
    assertThat(client(second).list("").statusCode()).isEqualTo(200);
  }

  @Test
  void a_chosen_secret_may_be_the_earlier_one_too() {
    String key = "given-" + organisation;
    credentials.put(organisation, key, "chosen", "given", ALL);
    assertThat(credentials.rotate(organisation, key, Instant.now().plusSeconds(600))).isPresent();

    assertThat(new Xapi(port, key, "chosen").list("").statusCode()).isEqualTo(200);

    credentials.put(organisation, key, "another", "given", ALL);

    assertThat(new Xapi(port, key, "chosen").list("").statusCode()).isEqualTo(401);
  }

  // Whom and what it may write about

  @Test
  void a_statement_outside_of_the_limits_is_refused_with_the_part_and_nothing_is_kept() {
    Xapi tool = limited(Set.of("@example.com"), Set.of(TOOL));
    String good = id();

    HttpResponse<String> batch =
        tool.post(
            "["
                + about(good, "ana@example.com", TOOL + "1")
                + ","
                + about(id(), "eve@else.example", "https://else.example/1")
                + "]");

    assertThat(batch.statusCode()).isEqualTo(403);
    assertThat(error(batch)).contains("'[1].actor'", "limited to");
    assertThat(properties(batch)).containsExactly("[1].actor", "[1].object.id");
    assertThat(batch.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
    assertThat(xapi.list("statementId=" + good).statusCode()).isEqualTo(404);

    assertThat(tool.post(about(good, "ana@example.com", TOOL + "1")).statusCode()).isEqualTo(200);
    String put = id();
    assertThat(tool.put(put, about(put, "eve@else.example", TOOL + "1")).statusCode())
        .isEqualTo(403);
    assertThat(tool.put(put, about(put, "ana@example.com", TOOL + "1")).statusCode())
        .isEqualTo(204);
  }

  @Test
  void a_limited_key_voids_its_own_statements_and_no_others() {
    Xapi tool = limited(Set.of("@example.com"), Set.of(TOOL));
    String others = store("");
    String own = id();
    tool.post(about(own, "ana@example.com", TOOL + "1"));

    HttpResponse<String> refused = tool.post(voiding(others));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(properties(refused)).containsExactly("object");
    assertThat(tool.post(voiding(id())).statusCode()).isEqualTo(403);
    assertThat(xapi.list("statementId=" + others).statusCode()).isEqualTo(200);
    assertThat(tool.post(voiding(own)).statusCode()).isEqualTo(200);
    assertThat(xapi.list("voidedStatementId=" + own).statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_not_there_yet_is_voided_before_by_no_key_without_all() {
    Xapi limited = limited(Set.of("@example.com"), Set.of());
    Xapi writer =
        client(
            credentials.create(
                organisation,
                "writer",
                Set.of(
                    LrsCredentials.Scope.STATEMENTS_WRITE, LrsCredentials.Scope.STATEMENTS_READ)));
    for (Xapi key : List.of(limited, writer)) {
      String later = id();
      HttpResponse<String> refused = key.post(voiding(later));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("did not come in with this key");
      assertThat(xapi.post(statement(later, "")).statusCode()).isEqualTo(200);
      assertThat(xapi.list("statementId=" + later).statusCode()).as("it counts").isEqualTo(200);
    }
    String later = id();
    assertThat(xapi.post(voiding(later)).statusCode()).as("with ALL").isEqualTo(200);
    assertThat(xapi.post(statement(later, "")).statusCode()).isEqualTo(200);
    assertThat(xapi.list("statementId=" + later).statusCode()).isEqualTo(404);
  }

  @Test
  void a_copy_of_a_statement_of_others_does_not_become_the_keys_own() {
    Xapi tool = limited(Set.of("@example.com"), Set.of());
    String others = store("");

    HttpResponse<String> refused =
        tool.post("[" + statement(others, "") + "," + voiding(others) + "]");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(properties(refused)).containsExactly("[1].object");
    assertThat(xapi.list("statementId=" + others).statusCode()).isEqualTo(200);
    assertThat(tool.post(statement(others, "")).statusCode()).isEqualTo(200);
    assertThat(tool.post(voiding(others)).statusCode()).isEqualTo(403);
  }

  @Test
  void a_statement_and_its_voiding_may_come_together() {
    Xapi tool = limited(Set.of("@example.com"), Set.of());
    String own = id();
    String both = "[" + statement(own, "") + "," + voiding(own) + "]";

    assertThat(tool.post(both).statusCode()).isEqualTo(200);
    assertThat(xapi.list("voidedStatementId=" + own).statusCode()).isEqualTo(200);
  }

  @Test
  void what_others_said_of_activities_and_verbs_outside_of_the_limits_stays() {
    Xapi tool = limited(Set.of("@example.com"), Set.of(TOOL));
    String course = "https://else.example/course";
    store(around(course, "Right"));
    String id = id();
    String own =
        about(id, "ana@example.com", TOOL + "named")
            .replace(TOOL + "named\"", TOOL + "named\",\"definition\":{\"name\":{\"en\":\"Mine\"}}")
            .replace("verbs/did\"", "verbs/did\",\"display\":{\"en\":\"undid\"}");

    HttpResponse<String> kept =
        tool.post(own.substring(0, own.length() - 1) + "," + around(course, "Wrong") + "}");

    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(nameOf(course)).isEqualTo("Right");
    assertThat(nameOf(TOOL + "named")).isEqualTo("Mine");
    var exact = Xapi.json(xapi.list("statementId=" + id));
    var canonical = Xapi.json(xapi.list("format=canonical&statementId=" + id));
    assertThat(exact.at("/context/contextActivities/grouping/0/definition/name/en").stringValue(""))
        .isEqualTo("Wrong");
    assertThat(exact.at("/verb/display/en").stringValue("")).isEqualTo("undid");
    assertThat(canonical.at("/verb/display/en").stringValue("")).isEqualTo("did");
  }

  private String nameOf(String activity) {
    return Xapi.json(xapi.get("/xapi/activities?activityId=" + Xapi.encoded(activity)))
        .at("/definition/name/en")
        .stringValue("");
  }

  private static String around(String activity, String name) {
    return """
    "context":{"contextActivities":{"grouping":[{"id":"%s","definition":{"name":{"en":"%s"}}}]}}\
    """
        .formatted(activity, name);
  }

  @Test
  void documents_are_bound_to_the_same_people_and_activities() {
    Xapi tool = limited(Set.of("@example.com"), Set.of(TOOL));
    String ana = Xapi.encoded("{\"mbox\":\"mailto:ana@example.com\"}");
    String eve = Xapi.encoded("{\"mbox\":\"mailto:eve@else.example\"}");
    String state = "/xapi/activities/state?stateId=s&activityId=%s&agent=%s";
    String agents = "/xapi/agents/profile?profileId=p&agent=";

    assertThat(tool.send("PUT", state.formatted(TOOL + "1", ana), "{}").statusCode())
        .isEqualTo(204);
    HttpResponse<String> agent = tool.send("PUT", state.formatted(TOOL + "1", eve), "{}");
    HttpResponse<String> activity = tool.get(state.formatted("https://else.example/", ana));

    assertThat(agent.statusCode()).isEqualTo(403);
    assertThat(properties(agent)).containsExactly("agent");
    assertThat(activity.statusCode()).isEqualTo(403);
    assertThat(properties(activity)).containsExactly("activityId");
    assertThat(tool.get(agents + eve).statusCode()).isEqualTo(403);
    assertThat(tool.get(agents + ana).statusCode()).isEqualTo(404);
  }

  @Test
  void whoever_reads_their_own_alone_learns_nothing_of_others_by_what_theirs_speak_of() {
    String others = store("");
    Xapi own = client(Set.of(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE));
    String mine = id();
    own.post(
        "{\"id\":\"%s\",\"actor\":{\"mbox\":\"mailto:bob@example.com\"},\"verb\":{\"id\":\"http://example.com/verbs/noted\"},\"object\":{\"objectType\":\"StatementRef\",\"id\":\"%s\"}}"
            .formatted(mine, others));
    String query = "verb=" + Xapi.encoded("http://example.com/verbs/did");

    assertThat(ids(xapi.list(query))).containsExactlyInAnyOrder(others, mine);
    assertThat(ids(own.list(query))).isEmpty();
    assertThat(ids(own.list(""))).containsExactly(mine);
  }

  // Rates

  @Test
  void a_key_that_asks_too_often_is_told_when_to_ask_again_and_others_go_on() {
    Xapi slow = client(credentials.create(organisation, "slow", rated(3)));
    double before = limited();
    for (int i = 0; i < 3; i++) {
      assertThat(slow.list("").statusCode()).isEqualTo(200);
    }

    HttpResponse<String> refused = slow.post(statement(id(), ""));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(error(refused)).contains("3 times a minute");
    int wait = Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
    assertThat(wait).isBetween(1, 20);
    assertThat(refused.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("Retry-After");
    assertThat(limited()).isEqualTo(before + 1);
    assertThat(xapi.list("").statusCode()).isEqualTo(200);
  }

  @Test
  void no_limit_is_one_too() {
    Xapi free = client(credentials.create(organisation, "free", rated(0)));

    for (int i = 0; i < 30; i++) {
      assertThat(free.get("/xapi/nothing").statusCode()).isEqualTo(404);
    }
  }

  private double limited() {
    return meters.get("traininglayer.xapi.rate.limited").tag("by", "key").counter().count();
  }

  private Xapi client(NewCredential made) {
    return new Xapi(port, made.key(), made.secret());
  }

  private Xapi limited(Set<String> actors, Set<String> activities) {
    return client(
        credentials.create(
            organisation, "limited", new KeyTerms(ALL, null, actors, activities, null, Set.of())));
  }

  private NewCredential rotate(NewCredential key, Instant earlierUntil) {
    return credentials.rotate(organisation, key.key(), earlierUntil).orElseThrow();
  }

  private Credential one(NewCredential key) {
    return credentials.one(organisation, key.key()).orElseThrow();
  }

  private void expire(NewCredential key) {
    jdbc.sql("update lrs_credential set expires_at = now() - interval '1 second' where key = ?")
        .param(key.key())
        .update();
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofDays(3));
  }

  private static KeyTerms expiring(@Nullable Instant end) {
    return new KeyTerms(ALL, end, Set.of(), Set.of(), null, Set.of());
  }

  private static KeyTerms rated(int perMinute) {
    return new KeyTerms(ALL, null, Set.of(), Set.of(), perMinute, Set.of());
  }

  private static String about(String id, String address, String activity) {
    return """
    {"id":"%s","actor":{"mbox":"mailto:%s"},"verb":{"id":"http://example.com/verbs/did"},
     "object":{"id":"%s"}}\
    """
        .formatted(id, address, activity);
  }

  private static String voiding(String id) {
    return """
    {"actor":{"mbox":"mailto:ana@example.com"},"verb":{"id":"%s"},
     "object":{"objectType":"StatementRef","id":"%s"}}\
    """
        .formatted(StatementKeys.VOIDED, id);
  }

  private static String error(HttpResponse<String> response) {
    return Xapi.json(response).path("error").stringValue("");
  }

  private static List<String> properties(HttpResponse<String> response) {
    return Xapi.json(response)
        .path("problems")
        .valueStream()
        .map(each -> each.path("property").stringValue(""))
        .toList();
  }
}
