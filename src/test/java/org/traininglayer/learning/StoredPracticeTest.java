package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Triage.Said;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.attest.AttestAnswer;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.review.ReviewWork;
import org.traininglayer.testing.CountingDataSource;
import org.traininglayer.testing.TestDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredPracticeTest {

  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");

  private CountingDataSource database;
  private JdbcClient jdbc;
  private final List<LearningEvent> published = new CopyOnWriteArrayList<>();
  private final List<Module> versions = new ArrayList<>();
  private final SetRules rules = new SetRules();
  private StoredPractice practice;
  private AttemptContext context;

  @BeforeAll
  void database() {
    DataSource source = TestDatabase.fresh();
    database = new CountingDataSource(source);
    jdbc = JdbcClient.create(source);
  }

  @BeforeEach
  void newcomer() {
    published.clear();
    versions.clear();
    rules.now = CourseRules.EffectiveCourseSettings.NOTHING;
    versions.add(Triage.module());
    practice = practice(event -> published.add((LearningEvent) event));
    context = Triage.context(new LearnerId(UUID.randomUUID()));
  }

  private StoredPractice practice(org.springframework.context.ApplicationEventPublisher publisher) {
    Catalog catalog = Triage.catalog(versions);
    return new StoredPractice(
        new AttemptStore(JdbcClient.create(database), new AttemptJson(catalog)),
        new RememberedAttempts(),
        catalog,
        rules,
        publisher,
        new DataSourceTransactionManager(database));
  }

  private List<LearningEvent> responses(String to) {
    return published.stream()
        .filter(event ->
            event instanceof LearningEvent.ResponseGiven given
                && given.response().question().path().getFirst().equals(to))
        .toList();
  }

  private Progress workThrough(List<Said> answers, Instant from) {
    Progress progress = practice.open(context, from);
    Instant now = from;
    for (Said said : answers) {
      now = now.plusSeconds(20);
      progress = practice.answer(context, said.step(), said.answer(), now);
    }
    return progress;
  }

  @Test
  void everything_right_passes_and_can_be_read_again() {
    Progress done = workThrough(Triage.perfect(), START);

    Progress.Outcome outcome = Objects.requireNonNull(done.outcome());
    assertThat(outcome.score()).isEqualTo(1.0);
    assertThat(outcome.passed()).isTrue();
    assertThat(done.currentStep()).isNull();
    assertThat(practice.progress(context)).contains(done);
    assertThat(practice.open(context, START.plusSeconds(9999))).isEqualTo(done);
    assertThat(published.getLast()).isInstanceOf(LearningEvent.ModuleCompleted.class);
  }

  @Test
  void an_answer_costs_one_write() {
    practice.open(context, START);
    for (Said said : Triage.perfect()) {
      database.executed.clear();
      practice.answer(context, said.step(), said.answer(), START.plusSeconds(60));
      assertThat(database.executed).as("%s", said).hasSize(1);
      assertThat(database.executed.getFirst()).contains("update attempt");
    }
    database.executed.clear();
    practice.answer(context, "brief", new Answer.Finish(), START.plusSeconds(90));
    assertThat(database.executed).as("nothing new, so it is looked at once").hasSize(1);
  }

  @Test
  void a_node_that_does_not_know_the_attempt_reads_and_locks_it_first() {
    practice.open(context, START);
    StoredPractice other = practice(event -> {});
    database.executed.clear();

    other.answer(context, "brief", new Answer.Finish(), START.plusSeconds(5));

    assertThat(database.executed).hasSize(2);
    assertThat(database.executed.getFirst()).startsWith("select").contains("for update");
  }

  @Test
  void what_another_node_has_saved_meanwhile_is_read_and_nothing_of_it_is_lost() {
    practice.open(context, START);
    StoredPractice other = practice(event -> {});
    other.answer(context, "brief", new Answer.Finish(), START.plusSeconds(5));
    other.answer(context, "commit", new CommitAnswer.Choose("a", 75), START.plusSeconds(10));

    Progress progress =
        practice.answer(context, "commit", new Answer.Finish(), START.plusSeconds(20));

    assertThat(progress.currentStep()).isEqualTo("review");
    assertThat(progress).isEqualTo(other.progress(context).orElseThrow());
    assertThat(
            jdbc.sql("select seq from response_log where registration = ? order by seq")
                .param(progress.registration())
                .query(Integer.class)
                .list())
        .containsExactly(1, 2, 3);
  }

  @Test
  void the_answers_of_one_form_cost_no_more_than_one_answer() {
    practice.open(context, START);
    practice.answer(context, "brief", new Answer.Finish(), START.plusSeconds(5));
    database.executed.clear();

    Progress progress =
        practice.answer(
            context,
            "commit",
            List.of(new CommitAnswer.Choose("a", 75), new Answer.Finish()),
            START.plusSeconds(60));

    assertThat(database.executed).hasSize(1);
    assertThat(progress.currentStep()).isEqualTo("review");
    assertThat(
            jdbc.sql("select seq from response_log where registration = ? and step = 'commit'")
                .param(progress.registration())
                .query(Integer.class)
                .list())
        .as("one judgement for each")
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void of_the_answers_of_one_form_none_is_kept_when_one_does_not_fit() {
    practice.open(context, START);
    Progress before = practice.answer(context, "brief", new Answer.Finish(), START.plusSeconds(5));
    published.clear();

    assertThatThrownBy(() ->
            practice.answer(
                context,
                "commit",
                List.of(new CommitAnswer.Choose("a", 75), new DecisionAnswer.GiveReason("fact")),
                START.plusSeconds(60)))
        .isInstanceOf(AnswerRefused.class);

    assertThat(practice.progress(context)).contains(before);
    assertThat(published).isEmpty();
  }

  @Test
  void each_answer_that_changed_something_is_one_judgement_in_order() {
    workThrough(Triage.perfect(), START);
    practice.answer(
        context, "review", new ReviewAnswer.Submit(null, null), START.plusSeconds(7200));

    List<String> kinds =
        jdbc.sql(
                """
                select j.step || ':' || (j.answer ->> 'kind') from response_log j
                join attempt a using (registration) where a.learner_id = :learner order by j.seq
                """)
            .param("learner", context.key().learner().value())
            .query(String.class)
            .list();
    assertThat(kinds)
        .containsExactlyElementsOf(
            Triage.perfect().stream()
                .map(said -> said.step() + ":" + said.answer().getClass().getSimpleName())
                .toList());
  }

  @Test
  void an_answer_that_is_refused_leaves_nothing() {
    Progress before = practice.open(context, START);
    published.clear();

    assertThatThrownBy(() ->
            practice.answer(
                context, "commit", new CommitAnswer.Choose("a", 75), START.plusSeconds(1)))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("not open yet");
    assertThat(practice.progress(context)).contains(before);
    assertThat(published).isEmpty();
  }

  @Test
  void what_a_listener_cannot_write_is_not_answered_either() {
    Progress before = practice.open(context, START);
    StoredPractice broken =
        practice(event -> {
          throw new IllegalStateException("no room in the ledger");
        });

    assertThatThrownBy(
            () -> broken.answer(context, "brief", new Answer.Finish(), START.plusSeconds(1)))
        .hasMessage("no room in the ledger");
    assertThat(practice.progress(context)).contains(before);
  }

  @Test
  void nobody_answers_what_was_not_begun() {
    assertThatThrownBy(() -> practice.answer(context, "brief", new Answer.Finish(), START))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void starting_in_many_tabs_at_once_starts_one_attempt() throws Exception {
    List<Progress> opened = atOnce(8, () -> practice.open(context, START));

    assertThat(opened)
        .extracting(Progress::registration)
        .containsOnly(opened.get(0).registration());
    assertThat(published).filteredOn(LearningEvent.AttemptStarted.class::isInstance).hasSize(1);
    assertThat(published).filteredOn(LearningEvent.StepOpened.class::isInstance).hasSize(1);
  }

  @Test
  void the_same_submit_many_times_at_once_is_one_submit() throws Exception {
    workThrough(Triage.perfect().subList(0, 7), START);
    published.clear();

    List<Progress> submitted =
        atOnce(
            8,
            () ->
                practice.answer(
                    context,
                    "review",
                    new ReviewAnswer.Submit(null, null),
                    START.plusSeconds(300)));

    assertThat(submitted).allMatch(p -> p.work("review").work(ReviewWork.class).submitted());
    assertThat(responses("marks")).hasSize(1);
    assertThat(responses("units")).hasSize(8);
  }

  @Test
  void different_marks_from_many_tabs_at_once_are_all_kept() throws Exception {
    workThrough(Triage.perfect().subList(0, 3), START);
    List<Callable<Progress>> tabs = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      ReviewAnswer.Mark mark = Triage.mark("u" + i);
      tabs.add(() -> practice.answer(context, "review", mark, START.plusSeconds(300)));
    }
    atOnce(tabs);

    assertThat(
            practice.progress(context).orElseThrow().work("review").work(ReviewWork.class).marks())
        .hasSize(8);
  }

  @Test
  void people_who_answer_at_the_same_time_all_find_their_answers_kept() throws Exception {
    List<AttemptContext> people = new ArrayList<>();
    List<Callable<Progress>> at = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      AttemptContext person = Triage.context(new LearnerId(UUID.randomUUID()));
      people.add(person);
      at.add(() -> {
        Progress progress = practice.open(person, START);
        Instant now = START;
        for (Said said : Triage.perfect()) {
          now = now.plusSeconds(20);
          progress = practice.answer(person, said.step(), said.answer(), now);
        }
        return progress;
      });
    }

    List<Progress> done = atOnce(at);

    assertThat(done).allMatch(progress -> progress.outcome() != null);
    for (int i = 0; i < people.size(); i++) {
      assertThat(practice.progress(people.get(i))).contains(done.get(i));
    }
    assertThat(published.stream().filter(event -> event instanceof LearningEvent.ModuleCompleted))
        .hasSize(12);
  }

  @Test
  void of_several_answers_written_together_only_those_wait_that_must_be_read_again() {
    AttemptStore store =
        new AttemptStore(
            JdbcClient.create(database), new AttemptJson(Triage.catalog(List.of(Triage.module()))));
    List<AnswerWriter.Decided> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      AttemptContext person = Triage.context(new LearnerId(UUID.randomUUID()));
      practice.open(person, START);
      AttemptStore.Kept kept = store.newest(person.key(), null).orElseThrow();
      Transition after =
          AttemptRules.decide(
              kept.state(),
              person,
              Triage.module(),
              "brief",
              new Answer.Finish(),
              START.plusSeconds(9));
      all.add(new AnswerWriter.Decided(person, kept, "brief", List.of(new Answer.Finish()), after));
    }
    practice.answer(all.get(1).context(), "brief", new Answer.Finish(), START.plusSeconds(5));
    AttemptStore.Kept other = store.newest(all.get(1).context().key(), null).orElseThrow();
    database.executed.clear();

    List<UUID> written = store.answer(all);

    assertThat(written)
        .containsExactlyInAnyOrder(all.getFirst().registration(), all.getLast().registration());
    assertThat(database.executed).hasSize(1);
    assertThat(store.newest(all.getLast().context().key(), null).orElseThrow())
        .isEqualTo(new AttemptStore.Kept(all.getLast().after().state(), 1));
    assertThat(store.newest(all.get(1).context().key(), null)).contains(other);
    assertThat(
            jdbc.sql("select seq from response_log where registration = any(:all) order by 1")
                .param("all", all.stream().map(each -> each.registration()).toArray(UUID[]::new))
                .query(Integer.class)
                .list())
        .containsExactly(1, 1, 1);
  }

  @Test
  void what_is_still_the_newest_is_not_read_again() {
    AttemptStore store =
        new AttemptStore(
            JdbcClient.create(database), new AttemptJson(Triage.catalog(List.of(Triage.module()))));
    practice.open(context, START);
    AttemptStore.Kept begun = store.newest(context.key(), null).orElseThrow();
    assertThat(store.newest(context.key(), begun).orElseThrow()).isSameAs(begun);

    practice.answer(context, "brief", new Answer.Finish(), START.plusSeconds(5));

    AttemptStore.Kept answered = store.newest(context.key(), begun).orElseThrow();
    assertThat(answered.version()).isEqualTo(begun.version() + 1);
    assertThat(answered.state()).isNotEqualTo(begun.state());
  }

  @Test
  void a_node_shows_what_another_one_wrote() {
    StoredPractice other = practice(event -> {});
    practice.open(context, START);
    assertThat(other.progress(context)).isEqualTo(practice.progress(context));

    Progress answered =
        practice.answer(context, "brief", new Answer.Finish(), START.plusSeconds(5));

    assertThat(other.progress(context)).contains(answered);
    assertThat(other.open(context, START.plusSeconds(9))).isEqualTo(answered);
  }

  @Test
  void people_in_progress_stay_in_the_version_they_started() {
    workThrough(Triage.perfect().subList(0, 3), START);
    versions.add(Triage.module("2.0.0", 2));

    assertThat(practice.open(context, START.plusSeconds(300)).module().version())
        .isEqualTo("1.0.0");
    workThrough(Triage.perfect(), START.plusSeconds(400));
    assertThat(practice.retake(context, START.plusSeconds(9000)).module().version())
        .isEqualTo("2.0.0");
  }

  @Test
  void a_retake_begins_where_a_step_that_counts_is_of_another_type_in_the_new_version() {
    workThrough(Triage.perfect(), START);
    Module now = Triage.module("2.0.0", 3);
    Step.Head head = now.step("review").orElseThrow().head();
    versions.add(
        now.with(
            now.steps().stream()
                .map(step -> step.head().id().equals("review") ? Triage.DECISION.with(head) : step)
                .toList(),
            now.artefacts()));

    Progress second = practice.retake(context, START.plusSeconds(9000));

    assertThat(second.number()).isEqualTo(2);
    assertThat(second.module().version()).isEqualTo("2.0.0");
  }

  @Test
  void a_version_that_is_gone_is_said_to_be_gone() {
    practice.open(context, START);
    versions.set(0, Triage.module("2.0.0", 2));

    assertThatThrownBy(
            () -> practice.answer(context, "brief", new Answer.Finish(), START.plusSeconds(1)))
        .isInstanceOf(ModuleGone.class)
        .hasMessageContaining("1.0.0");
    Progress anew = practice.open(context, START.plusSeconds(60));
    assertThat(anew.number()).as("whoever was under way begins anew").isEqualTo(2);
    assertThat(anew.module().version()).isEqualTo("2.0.0");
    assertThat(practice.open(context, START.plusSeconds(90)).registration())
        .isEqualTo(anew.registration());
    versions.clear();
    AttemptContext other = Triage.context(new LearnerId(UUID.randomUUID()));
    assertThatThrownBy(() -> practice.open(other, START)).isInstanceOf(ModuleGone.class);
  }

  @Test
  void a_retake_is_a_new_attempt_as_often_as_the_module_allows() {
    Progress first = workThrough(Triage.perfect(), START);
    Instant later = START.plus(Duration.ofDays(1));

    Progress second = practice.retake(context, later);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.registration()).isNotEqualTo(first.registration());
    assertThat(second.currentStep()).isEqualTo("brief");
    assertThat(practice.retake(context, later.plusSeconds(1))).as("asked twice").isEqualTo(second);

    published.clear();
    Instant now = later;
    for (Said said : carelessly()) {
      now = now.plusSeconds(5);
      practice.answer(context, said.step(), said.answer(), now);
    }
    LearningEvent.ModuleCompleted completed = (LearningEvent.ModuleCompleted) published.getLast();
    assertThat(completed.score()).isLessThan(0.75);
    assertThat(completed.passed()).isFalse();
    assertThat(completed.criticalMisses()).containsExactly("review/u1", "decision/skip");
    Instant end = now;
    assertThatThrownBy(() -> practice.retake(context, end))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("no further attempt");
  }

  private static List<Said> carelessly() {
    return List.of(
        new Said("brief", new Answer.Finish()),
        new Said("commit", new CommitAnswer.Choose("b", 99)),
        new Said("commit", new Answer.Finish()),
        new Said("review", new Answer.Finish()),
        new Said("decision", new DecisionAnswer.Choose("skip", 99)),
        new Said("decision", new DecisionAnswer.GiveReason("feeling")),
        new Said("decision", new Answer.Finish()),
        new Said("confidence", new ConfidenceAnswer.Rate("i1", 10)),
        new Said("confidence", new ConfidenceAnswer.Rate("i2", 10)),
        new Said("confidence", new Answer.Finish()),
        new Said(
            "attest",
            new AttestAnswer.Acknowledge(false, "Not \"yet\", naïvely – 中文 \uD83D\uDE00")),
        new Said("attest", new Answer.Finish()));
  }

  @Test
  void an_attempt_keeps_its_form_and_the_next_one_gets_another() {
    versions.set(0, FormsTest.module(2));
    Progress first = practice.open(context, START);
    String form = form(first);
    assertThat(form(workThrough(Triage.perfect(), START))).isEqualTo(form);
    practice = practice(event -> {});
    assertThat(form(practice.open(context, START.plusSeconds(900)))).isEqualTo(form);

    Progress second = practice.retake(context, START.plusSeconds(1_000));
    assertThat(form(second)).isNotEqualTo(form);
    assertThat(form(practice.progress(context).orElseThrow())).isEqualTo(form(second));
  }

  @Test
  void an_attempt_from_before_there_were_forms_goes_on_in_the_first_and_the_next_gets_another() {
    practice.open(context, START);
    versions.set(0, FormsTest.module(2));
    practice = practice(event -> {});

    Progress done = workThrough(Triage.perfect(), START.plusSeconds(1));
    assertThat(form(done)).isEqualTo("decision");
    assertThat(form(practice.retake(context, START.plusSeconds(1_000)))).isEqualTo("decision-b");
  }

  @Test
  void what_was_shown_is_told_by_competency_from_finished_attempts_only() {
    versions.set(0, Triage.practising("DIS-1"));
    List<CoachingSeen.Seen> seen = new ArrayList<>();
    Levels levels =
        new StoredLevels(
            JdbcClient.create(database),
            new AttemptJson(Triage.catalog(versions)),
            Triage.catalog(versions),
            (organisation, learner) -> seen);
    workThrough(Triage.perfect().subList(0, 12), START);
    AttemptKey key = context.key();
    assertThat(levels.of(key.organisation(), key.learner(), START.plusSeconds(999))).isEmpty();
    workThrough(Triage.perfect(), START.plusSeconds(1_000));
    assertThat(levels.of(key.organisation(), key.learner(), START.plusSeconds(9_999)))
        .singleElement()
        .satisfies(level -> {
          assertThat(level.competency()).isEqualTo("DIS-1");
          assertThat(level.level()).isEqualTo(3);
          assertThat(level.where()).isEqualTo("Triage");
        });
    assertThat(levels.of(key.organisation(), key.learner(), START.plus(Duration.ofDays(200))))
        .extracting(Level::why)
        .containsExactly(Level.Why.FADED);
    Instant day100 = START.plus(Duration.ofDays(100));
    practice.retake(context, day100);
    workThrough(Triage.perfect(), day100.plusSeconds(10));
    assertThat(levels.of(key.organisation(), key.learner(), START.plus(Duration.ofDays(200))))
        .as("what was right the second time had been told the first time")
        .extracting(Level::why)
        .containsExactly(Level.Why.FADED);
    Instant weekTwelve = START.plus(Duration.ofDays(84));
    seen.add(new CoachingSeen.Seen(Triage.ID, false, weekTwelve));
    assertThat(levels.of(key.organisation(), key.learner(), weekTwelve))
        .extracting(Level::level)
        .containsExactly(3);
    seen.add(new CoachingSeen.Seen(Triage.ID, true, weekTwelve));
    assertThat(levels.of(key.organisation(), key.learner(), weekTwelve))
        .extracting(Level::why)
        .containsExactly(Level.Why.LEADS);
    assertThat(levels.of(key.organisation(), new LearnerId(UUID.randomUUID()), START)).isEmpty();
  }

  private static String form(Progress progress) {
    return progress.module().step("decision").orElseThrow().head().formId();
  }

  @Test
  void asking_for_a_retake_many_times_at_once_starts_one() throws Exception {
    workThrough(Triage.perfect(), START);
    List<Progress> begun = atOnce(8, () -> practice.retake(context, START.plusSeconds(9000)));
    assertThat(begun).extracting(Progress::number).containsOnly(2);
    assertThat(begun).extracting(Progress::registration).containsOnly(begun.get(0).registration());
  }

  @Test
  void each_launch_resumes_at_most_once() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    practice.open(context, first, START);
    practice.open(context, first, START.plusSeconds(1));
    practice.open(context, second, START.plusSeconds(2));
    practice.open(context, first, START.plusSeconds(3));
    practice.open(context, second, START.plusSeconds(4));

    assertThat(published).filteredOn(LearningEvent.AttemptStarted.class::isInstance).hasSize(1);
    assertThat(published).filteredOn(LearningEvent.AttemptResumed.class::isInstance).hasSize(1);
  }

  @Test
  void a_retake_in_the_same_launch_is_not_resumed() {
    UUID launch = UUID.randomUUID();
    practice.open(context, launch, START);
    workThrough(Triage.perfect(), START.plusSeconds(1));
    practice.retake(context, START.plusSeconds(2000));
    practice.open(context, launch, START.plusSeconds(2001));

    assertThat(published).noneMatch(LearningEvent.AttemptResumed.class::isInstance);
  }

  @Test
  void erased_people_leave_no_answer() {
    workThrough(carelessly(), START);
    AttemptContext other = Triage.context(new LearnerId(UUID.randomUUID()));
    practice.open(other, START);
    UUID registration = practice.progress(context).orElseThrow().registration();

    practice.forget(
        new LearnersErased(
            OrganisationId.DEFAULT,
            Set.of(context.key().learner()),
            Set.of(new AccountKey("https://lms.example", "x"))));

    assertThat(practice.progress(context)).isEmpty();
    assertThat(practice.progress(other)).isPresent();
    assertThat(
            jdbc.sql("select count(*) from response_log where registration = :r")
                .param("r", registration)
                .query(Long.class)
                .single())
        .isZero();
  }

  private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    return atOnce(java.util.Collections.nCopies(times, work));
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    CountDownLatch ready = new CountDownLatch(work.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(work.size())) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> one : work) {
        futures.add(
            pool.submit(() -> {
              ready.countDown();
              ready.await();
              return one.call();
            }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
