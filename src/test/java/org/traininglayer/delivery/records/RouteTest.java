package org.traininglayer.delivery.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.DeliveryProperties.Lrs;
import org.traininglayer.delivery.DeliveryProperties.Only;
import org.traininglayer.delivery.RecordDestinations.Filter;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.KeyedUuid;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Profile;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import org.traininglayer.xapi.StatementRef;
import org.traininglayer.xapi.StatementTemplate;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/** Which statements go to a record store, and by which name people go there. */
class RouteTest {

  private static final Only EVERYTHING = new Only(List.of(), List.of(), List.of());
  private static final String KEY = "a key that nobody knows";
  private static final UUID STORE = UUID.fromString("0198a0b1-0000-7000-8000-0000000000a1");
  private static final List<ToForward> TOLD = told("one");

  @Test
  void without_a_filter_every_statement_goes_and_the_ledger_has_its_text() {
    Route route = route(EVERYTHING, "");
    assertThat(route.plain(Filter.EVERYTHING)).isTrue();
    assertThat(route.messages(TOLD, Filter.EVERYTHING))
        .extracting(NewMessage::contentId)
        .containsExactlyElementsOf(TOLD.stream().map(one -> one.statement().id()).toList());
    assertThat(route.messages(TOLD, Filter.EVERYTHING))
        .allSatisfy(one -> assertThat(one.payload()).isEmpty());
  }

  @Test
  void only_verbs_activities_and_categories_that_are_named_go() {
    assertThat(verbs(new Only(List.of(Verb.ANSWERED.id()), List.of(), List.of())))
        .isNotEmpty()
        .containsOnly(Verb.ANSWERED.id());
    String other = "https://example.org/";
    assertThat(verbs(new Only(List.of(), List.of(other), List.of()))).isEmpty();
    assertThat(verbs(new Only(List.of(), List.of(other, "http"), List.of()))).hasSize(TOLD.size());
    assertThat(verbs(new Only(List.of(), List.of(), List.of(other)))).isEmpty();
    assertThat(verbs(new Only(List.of(), List.of(), List.of(Vocabulary.PROFILE_VERSION))))
        .hasSize(TOLD.size());
    assertThat(verbs(new Only(List.of(Verb.ANSWERED.id()), List.of(other), List.of()))).isEmpty();
  }

  @Test
  void a_filter_of_the_console_goes_by_template_verb_and_activity_with_what_is_within_it() {
    StatementTemplate answered = Profile.ours().template("answered").orElseThrow();
    assertThat(taken(new Filter(List.of(), List.of(), List.of(answered.id()))))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.verb()).isEqualTo(Verb.ANSWERED));
    String question =
        TOLD.stream()
            .filter(one -> one.statement().verb().equals(Verb.ANSWERED))
            .map(one -> ((Activity) one.statement().object()).id())
            .findFirst()
            .orElseThrow();
    assertThat(taken(new Filter(List.of(), List.of(question), List.of()))).hasSize(1);
    assertThat(
            taken(
                new Filter(
                    List.of(),
                    List.of(question.substring(0, question.length() - 1)),
                    List.of(answered.id()))))
        .isEmpty();
    String module =
        TOLD.stream()
            .filter(one -> one.statement().verb().equals(Verb.COMPLETED))
            .map(one -> ((Activity) one.statement().object()).id())
            .findFirst()
            .orElseThrow();
    assertThat(taken(new Filter(List.of(), List.of(module), List.of()))).hasSize(TOLD.size());
    assertThat(taken(new Filter(List.of(Verb.COMPLETED.id()), List.of(module), List.of())))
        .hasSize(1);
    assertThat(taken(new Filter(List.of(Verb.COMPLETED.id()), List.of(), List.of(answered.id()))))
        .isEmpty();
  }

  private static List<Statement> taken(Filter filter) {
    Route route = route(EVERYTHING, "");
    assertThat(route.plain(filter)).isFalse();
    List<Statement> taken =
        TOLD.stream().map(ToForward::statement).filter(one -> route.takes(filter, one)).toList();
    assertThat(route.messages(TOLD, filter)).hasSameSizeAs(taken);
    return taken;
  }

  @Test
  void what_voids_another_statement_goes_whatever_the_filter() {
    Statement voiding =
        new Statement(
            UUID.randomUUID(),
            new Agent(new AccountKey(Vocabulary.BASE, "answer-key-correction")),
            Verb.VOIDED,
            new StatementRef(UUID.randomUUID()),
            null,
            null,
            Course.START);
    Only answered = new Only(List.of(Verb.ANSWERED.id()), List.of("http"), List.of("x"));
    assertThat(Route.takes(answered, voiding)).isTrue();
    Filter completed = new Filter(List.of(Verb.COMPLETED.id()), List.of(), List.of());
    assertThat(route(EVERYTHING, "").takes(completed, voiding)).isTrue();
  }

  @Test
  void with_a_key_nobody_s_account_leaves_and_the_same_person_stays_the_same() {
    Route route = route(EVERYTHING, KEY);
    List<Statement> here = TOLD.stream().map(ToForward::statement).toList();
    List<Statement> there = read(route.messages(TOLD, Filter.EVERYTHING));
    assertThat(route.plain(Filter.EVERYTHING)).isFalse();
    assertThat(there).extracting(Statement::actor).containsOnly(there.getFirst().actor());
    Agent pseudonym = there.getFirst().actor();
    assertThat(pseudonym.account().homePage()).isEqualTo(Pseudonyms.HOME_PAGE);
    assertThat(pseudonym.account().name()).matches("[0-9a-f]{64}");
    AccountKey account = here.getFirst().actor().account();
    assertThat(route.messages(TOLD, Filter.EVERYTHING))
        .allSatisfy(one ->
            assertThat(one.payload())
                .doesNotContain('"' + account.name() + '"', account.homePage()));
    assertThat(read(route.messages(told("two"), Filter.EVERYTHING)).getFirst().actor())
        .isNotEqualTo(pseudonym);
    assertThat(
            read(route(EVERYTHING, "another key, as long").messages(TOLD, Filter.EVERYTHING))
                .getFirst()
                .actor())
        .isNotEqualTo(pseudonym);
  }

  /** Another statement needs another id; the same one again has the same. */
  @Test
  void a_copy_has_an_id_of_its_own_and_what_refers_to_it_refers_to_the_copy() {
    Route route = route(EVERYTHING, KEY);
    NewMessage copy = route.messages(TOLD, Filter.EVERYTHING).getFirst();
    assertThat(copy).isEqualTo(route.messages(TOLD, Filter.EVERYTHING).getFirst());
    Statement original = TOLD.getFirst().statement();
    assertThat(copy.contentId()).isNotEqualTo(original.id());
    Agent ourselves = new Agent(new AccountKey(Vocabulary.BASE, "answer-key-correction"));
    Statement voiding =
        new Statement(
            UUID.randomUUID(),
            ourselves,
            Verb.VOIDED,
            new StatementRef(original.id()),
            null,
            null,
            Course.START);
    Statement there =
        read(route.messages(
                List.of(new ToForward(voiding, TOLD.getFirst().learner())), Filter.EVERYTHING))
            .getFirst();
    assertThat(there.object()).isEqualTo(new StatementRef(copy.contentId()));
    assertThat(there.actor()).isEqualTo(ourselves);
  }

  /**
   * Whoever knows the statement, the destination and even the key of pseudonyms does not find it.
   */
  @Test
  void the_id_of_a_copy_follows_from_a_secret_and_outlives_a_change_of_the_key() {
    Statement original = TOLD.getFirst().statement();
    UUID copy = copy(route(EVERYTHING, KEY));
    assertThat(copy).isEqualTo(KeyedUuid.of(SECRET, "copy of " + original.id()));
    assertThat(copy.version()).isEqualTo(8);
    assertThat(copy(route(EVERYTHING, "another key, as long"))).isEqualTo(copy);
    byte[] another = "of another one".getBytes(UTF_8);
    assertThat(copy(route(EVERYTHING, KEY, ids(another, null, Map.of())))).isNotEqualTo(copy);
  }

  @Test
  void what_may_have_been_sent_before_keeps_its_id_also_where_it_is_referred_to_later() {
    Statement original = TOLD.getFirst().statement();
    Instant at = original.timestamp();
    UUID before = NameUuid.of(STORE, original.id().toString());
    UUID keyed = copy(route(EVERYTHING, KEY));
    CopyIds old = ids(SECRET, at.plusMillis(1), Map.of(original.id(), at));
    assertThat(copy(route(EVERYTHING, KEY, old))).isEqualTo(before).isNotEqualTo(keyed);
    assertThat(copy(route(EVERYTHING, KEY, ids(SECRET, at, Map.of())))).isEqualTo(keyed);

    Statement voiding =
        new Statement(
            UUID.randomUUID(),
            new Agent(new AccountKey(Vocabulary.BASE, "answer-key-correction")),
            Verb.VOIDED,
            new StatementRef(original.id()),
            null,
            null,
            at.plusSeconds(60));
    NewMessage later =
        route(EVERYTHING, KEY, old)
            .messages(List.of(new ToForward(voiding, TOLD.getFirst().learner())), Filter.EVERYTHING)
            .getFirst();
    assertThat(later.contentId()).isEqualTo(KeyedUuid.of(SECRET, "copy of " + voiding.id()));
    assertThat(read(List.of(later)).getFirst().object()).isEqualTo(new StatementRef(before));
  }

  private static UUID copy(Route route) {
    return route.messages(TOLD, Filter.EVERYTHING).getFirst().contentId();
  }

  @Test
  void a_short_key_is_refused_by_the_name_of_the_property() {
    assertThatThrownBy(() -> route(EVERYTHING, "short")).hasMessageContaining("pseudonym-key");
  }

  private static List<String> verbs(Only only) {
    return TOLD.stream()
        .map(ToForward::statement)
        .filter(one -> Route.takes(only, one))
        .map(one -> one.verb().id())
        .toList();
  }

  private static final byte[] SECRET = "of the destination".getBytes(UTF_8);

  private static Route route(Only only, String key) {
    return route(only, key, ids(SECRET, null, Map.of()));
  }

  private static CopyIds ids(
      byte[] secret, @Nullable Instant keyedFrom, Map<UUID, Instant> happened) {
    return new CopyIds(STORE, secret, keyedFrom, id -> Optional.ofNullable(happened.get(id)));
  }

  private static Route route(Only only, String key, CopyIds ids) {
    return new Route(
        new Lrs(
            "store",
            URI.create("https://lrs.example/xapi"),
            "",
            "",
            "1.0.3",
            50,
            1_000_000,
            null,
            only,
            key),
        ids);
  }

  private static List<Statement> read(List<NewMessage> messages) {
    return messages.stream().map(one -> StatementJson.read(one.payload())).toList();
  }

  private static List<ToForward> told(String person) {
    LearnerId learner = Course.context(person).key().learner();
    return new ScriptedLearner(Course.context(person), Course.START, 0.9)
        .events().stream()
            .flatMap(event -> StatementMapping.statementsFor(event).stream())
            .map(statement -> new ToForward(statement, learner))
            .toList();
  }
}
