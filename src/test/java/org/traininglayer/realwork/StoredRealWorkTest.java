package org.traininglayer.realwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.imports.Verdict;
import org.traininglayer.imports.Verdict.Outcome;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.PersonKeys;
import org.traininglayer.realwork.BaselineImport.Task;
import org.traininglayer.realwork.BaselineImport.TaskKey;
import org.traininglayer.realwork.RealWork.NotRated;
import org.traininglayer.realwork.RealWork.NotRatedException;
import org.traininglayer.realwork.TimedWork.Kind;
import org.traininglayer.realwork.TimedWork.Source;
import org.traininglayer.realwork.WorkProduct.Blind;
import org.traininglayer.realwork.WorkProduct.Made;
import org.traininglayer.realwork.WorkProduct.Rater;
import org.traininglayer.realwork.WorkProduct.State;
import org.traininglayer.realwork.WorkRating.Found;
import org.traininglayer.realwork.WorkRating.Guess;
import org.traininglayer.testing.TestDatabase;

/** Work products, their ratings and baselines, as kept. */
class StoredRealWorkTest {

  private static final OrganisationId HERE = OrganisationId.DEFAULT;
  private static final OrganisationId ELSEWHERE = new OrganisationId(UUID.randomUUID());
  private static final LearnerId ANN = new LearnerId(new UUID(0, 1));
  private static final LearnerId BEN = new LearnerId(new UUID(0, 2));
  private static final Rater LEAD = rater("lead");
  private static final Rater KIM = rater("kim");
  private static final Rater LOU = rater("lou");
  private static final Rater ANN_HERSELF = rater("ann@example.org");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final BaselineImport baselines = new BaselineImport(jdbc);

  private RealWork work(double share) {
    return new StoredRealWork(
        jdbc,
        baselines,
        new PersonKeys() {
          @Override
          public Map<String, List<LearnerId>> find(
              OrganisationId organisation, Collection<String> written) {
            return Map.of();
          }

          @Override
          public List<LearnerId> alike(OrganisationId organisation, String name) {
            return name.equals("ann@example.org") ? List.of(ANN) : List.of();
          }
        },
        new RatingProperties(share));
  }

  @Test
  void whoever_knows_who_made_it_does_not_rate_it() {
    RealWork work = work(1);
    Blind product = register(work, ANN, WorkCondition.AIDED);

    assertThat(work.hindrance(HERE, product.id(), LEAD)).contains(NotRated.REGISTERED_IT);
    assertThat(work.hindrance(HERE, product.id(), ANN_HERSELF)).contains(NotRated.MADE_IT);
    assertThat(work.hindrance(ELSEWHERE, product.id(), KIM)).contains(NotRated.GONE);
    assertThat(work.hindrance(HERE, product.id(), KIM)).isEmpty();
    assertThat(work.waitingFor(HERE, LEAD)).isEmpty();
    assertThat(work.waitingFor(HERE, ANN_HERSELF)).isEmpty();
    assertThat(work.waitingFor(HERE, KIM)).containsExactly(product);
    assertThatThrownBy(() -> work.rate(HERE, product.id(), LEAD, found(3, 0, Guess.NONE)))
        .isInstanceOf(NotRatedException.class);
    assertThat(product.code()).matches("[A-HJ-NP-TV-Z2-9]{3}-[A-HJ-NP-TV-Z2-9]{3}");
  }

  @Test
  void a_product_that_is_drawn_is_rated_by_two_and_by_nobody_twice() {
    RealWork work = work(1);
    Blind product = register(work, ANN, WorkCondition.AIDED);

    work.rate(HERE, product.id(), KIM, found(3, 0, Guess.NONE));
    assertThat(work.products(HERE, 10).getFirst().state()).isEqualTo(State.WAITING_FOR_SECOND);
    assertThat(work.hindrance(HERE, product.id(), KIM)).contains(NotRated.RATED_IT);
    work.rate(HERE, product.id(), LOU, found(2, 1, Guess.AIDED));
    assertThat(work.hindrance(HERE, product.id(), rater("late"))).contains(NotRated.ENOUGH);

    RealWork.Standing standing = work.standing(HERE);
    assertThat(standing.agreed().products()).isEqualTo(1);
    assertThat(standing.agreed().meanDifference().orElseThrow()).isCloseTo(33.3, within(0.05));
    assertThat(standing.ratings()).isEqualTo(2);
    assertThat(standing.blind()).isEqualTo(1);
    assertThat(work.tasks(HERE))
        .containsExactly(
            new TimedWork(
                ANN,
                "Query review",
                WorkCondition.AIDED,
                DAY,
                1_500,
                true,
                (100 + 66.7) / 2,
                1,
                new Source(Kind.RATED, 2, false)));
    assertThat(work.tasks(ELSEWHERE)).isEmpty();
  }

  @Test
  void a_product_that_is_not_drawn_is_rated_once() {
    RealWork work = work(0.2);
    Blind single = null;
    while (single == null) {
      Blind product = register(work, ANN, null);
      single = DoubleRating.drawn(product.id(), 0.2) ? null : product;
    }
    work.rate(HERE, single.id(), KIM, found(1, 0, Guess.NONE));
    assertThat(work.hindrance(HERE, single.id(), LOU)).contains(NotRated.ENOUGH);
  }

  @Test
  void a_change_takes_its_own_rater_and_a_reason_and_keeps_what_was() {
    RealWork work = work(1);
    Blind product = register(work, ANN, WorkCondition.UNAIDED);
    WorkRating first = work.rate(HERE, product.id(), KIM, found(3, 0, Guess.NONE));
    Found other = found(1, 2, Guess.NONE);

    assertThatThrownBy(() -> work.correct(HERE, first.id(), LOU, other, "mine"))
        .isInstanceOf(NotRatedException.class);
    assertThatThrownBy(() -> work.correct(HERE, first.id(), KIM, other, " "))
        .isInstanceOf(IllegalArgumentException.class);
    WorkRating second = work.correct(HERE, first.id(), KIM, other, "read the wrong annex");

    assertThat(work.ratingsOf(HERE, KIM))
        .extracting(WorkRating::quality, WorkRating::reason, one -> one.supersededAt() == null)
        .containsExactlyInAnyOrder(
            tuple(33.3, "read the wrong annex", true), tuple(100.0, null, false));
    assertThatThrownBy(() -> work.correct(HERE, first.id(), KIM, other, "again"))
        .isInstanceOf(NotRatedException.class);
    assertThat(work.tasks(HERE).getFirst().quality()).isEqualTo(second.quality());
    assertThat(work.standing(HERE).ratings()).isEqualTo(1);
  }

  @Test
  void whoever_registered_it_takes_it_back_while_nobody_has_rated_it() {
    RealWork work = work(1);
    Blind first = register(work, ANN, null);
    Blind second = register(work, ANN, null);
    work.rate(HERE, second.id(), KIM, found(2, 0, Guess.NONE));

    assertThat(work.withdraw(HERE, first.id(), KIM)).isEmpty();
    assertThat(work.withdraw(ELSEWHERE, first.id(), LEAD)).isEmpty();
    assertThat(work.withdraw(HERE, first.id(), LEAD)).contains(first.code());
    assertThat(work.withdraw(HERE, second.id(), LEAD)).isEmpty();
  }

  @Test
  void a_product_that_is_being_rated_is_not_taken_back() throws Exception {
    RealWork work = work(1);
    Blind product = register(work, ANN, null);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    CountDownLatch rated = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<?> rating =
          pool.submit(() ->
              transaction.executeWithoutResult(status -> {
                work.rate(HERE, product.id(), KIM, found(2, 0, Guess.NONE));
                rated.countDown();
                await().until(this::somebodyWaits);
              }));
      rated.await();

      assertThat(
              transaction.<Optional<String>>execute(
                  status -> work.withdraw(HERE, product.id(), LEAD)))
          .isEmpty();
      rating.get();
    }
    assertThat(count("work_rating")).isEqualTo(1);
  }

  private boolean somebodyWaits() {
    return jdbc.sql(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """)
            .query(Integer.class)
            .single()
        > 0;
  }

  @Test
  void baselines_are_tasks_too_and_a_correction_keeps_the_former_one() {
    RealWork work = work(1);
    Task task = task(ANN, 2_400, "80.00");
    assertThat(baselines.compare(HERE, List.of(task))).containsExactly(Verdict.taken(Outcome.NEW));
    baselines.write(HERE, UUID.randomUUID(), List.of(task));
    assertThat(baselines.compare(HERE, List.of(task)))
        .containsExactly(Verdict.taken(Outcome.UNCHANGED));
    baselines.write(HERE, UUID.randomUUID(), List.of(task));
    Task corrected = task(ANN, 2_700, "80.00");
    assertThat(baselines.compare(HERE, List.of(corrected)))
        .containsExactly(Verdict.taken(Outcome.CHANGED));
    baselines.write(HERE, UUID.randomUUID(), List.of(corrected));

    assertThat(work.tasks(HERE))
        .containsExactly(
            new TimedWork(
                ANN,
                "Query review",
                WorkCondition.UNAIDED,
                DAY,
                2_700,
                true,
                80.0,
                null,
                new Source(Kind.BASELINE, 0, false)));
    assertThat(count("baseline_task")).isEqualTo(2);
    assertThat(work.standing(HERE).baselinePeople()).isEqualTo(1);
  }

  @Test
  void whoever_is_erased_goes_with_their_work_and_its_ratings() {
    RealWork work = work(1);
    Blind hers = register(work, ANN, null);
    Blind his = register(work, BEN, null);
    work.rate(HERE, hers.id(), KIM, found(2, 0, Guess.NONE));
    work.rate(HERE, his.id(), KIM, found(2, 0, Guess.NONE));
    baselines.write(HERE, UUID.randomUUID(), List.of(task(ANN, 60, "1.00")));

    LearnersErased erased = new LearnersErased(HERE, Set.of(ANN), Set.of());
    ((StoredRealWork) work).on(erased);
    baselines.on(erased);
    jdbc.sql("insert into erased_learner (learner_id) values (?)").param(ANN.value()).update();
    assertThat(work.register(HERE, ANN, "Query review", "cra", made(null), LEAD))
        .as("whoever asks for it is told")
        .isEmpty();
    Task late = task(ANN, 60, "2.00");
    assertThat(baselines.write(HERE, UUID.randomUUID(), List.of(late, task(BEN, 60, "3.00"))))
        .containsExactly(late);

    assertThat(work.tasks(HERE)).extracting(TimedWork::learner).containsOnly(BEN);
    assertThat(count("work_rating")).isEqualTo(1);
    assertThat(count("baseline_task")).isEqualTo(1);
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private static Blind register(
      RealWork work, LearnerId learner, @Nullable WorkCondition condition) {
    return work.register(HERE, learner, "Query review", "data-manager", made(condition), LEAD)
        .orElseThrow();
  }

  private static Made made(@Nullable WorkCondition condition) {
    return new Made(condition, 1_500, true, DAY);
  }

  private static Task task(LearnerId learner, int seconds, String quality) {
    return new Task(
        new TaskKey(learner, "Query review", WorkCondition.UNAIDED, DAY),
        true,
        seconds,
        new BigDecimal(quality),
        null);
  }

  private static Found found(int level, int defects, Guess guess) {
    Map<String, Integer> levels = new HashMap<>();
    Rubrics.current().criteria().forEach(one -> levels.put(one.id(), level));
    return new Found(levels, defects, guess);
  }

  private static Rater rater(String name) {
    return new Rater(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), name);
  }
}
