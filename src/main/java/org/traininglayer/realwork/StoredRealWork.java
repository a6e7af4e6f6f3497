package org.traininglayer.realwork;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.PersonKeys;
import org.traininglayer.persistence.Rows;
import org.traininglayer.persistence.RowsOfPeople;
import org.traininglayer.realwork.TimedWork.Kind;
import org.traininglayer.realwork.TimedWork.Source;
import org.traininglayer.realwork.WorkProduct.Blind;
import org.traininglayer.realwork.WorkProduct.Made;
import org.traininglayer.realwork.WorkProduct.Rater;
import org.traininglayer.realwork.WorkProduct.State;
import org.traininglayer.realwork.WorkRating.Found;
import org.traininglayer.realwork.WorkRating.Guess;
import org.traininglayer.realwork.WorkRating.RubricVersion;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code work_product} and {@code work_rating}. */
@Component
class StoredRealWork implements RealWork {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Integer>> LEVELS = new TypeReference<>() {};

  /** Without letters and digits that look alike. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private static final int HALF = 3;

  private static final String PRODUCT =
      """
      select p.*, (select count(*) from work_rating r
        where r.product_id = p.id and r.superseded_at is null) as ratings
      from work_product p
      """;

  private static final String RATING =
      """
      select r.*, p.code, p.task_form, p.role
      from work_rating r join work_product p on p.id = r.product_id
      """;

  private final JdbcClient jdbc;
  private final BaselineImport baselines;
  private final PersonKeys people;
  private final RatingProperties properties;
  private final SecureRandom random = new SecureRandom();

  StoredRealWork(
      JdbcClient jdbc, BaselineImport baselines, PersonKeys people, RatingProperties properties) {
    this.jdbc = jdbc;
    this.baselines = baselines;
    this.people = people;
    this.properties = properties;
  }

  @Override
  public Optional<Blind> register(
      OrganisationId organisation,
      LearnerId learner,
      String taskForm,
      String role,
      Made made,
      Rater by) {
    UUID id = UUID.randomUUID();
    String code = code();
    int kept =
        jdbc.sql(
                """
                insert into work_product (id, organisation_id, code, learner_id, task_form, role,
                  condition, active_seconds, finished, done_on, double_rated, registered_by,
                  registered_name)
                values (:id, :organisation, :code, :learner, :form, :role,
                  :condition, :seconds, :finished, :day, :double, :by, :name)
                """)
            .param("id", id)
            .param("organisation", organisation.value())
            .param("code", code)
            .param("learner", learner.value())
            .param("form", taskForm)
            .param("role", role)
            .param(
                "condition",
                made.condition() == null ? null : made.condition().name(),
                Types.VARCHAR)
            .param("seconds", made.activeSeconds(), Types.INTEGER)
            .param("finished", made.finished())
            .param("day", made.on())
            .param("double", DoubleRating.drawn(id, properties.doubleShare()))
            .param("by", by.id())
            .param("name", by.name())
            .update();
    return kept == 1 ? Optional.of(new Blind(id, code, taskForm, role)) : Optional.empty();
  }

  /** Some 700 million; should two be alike, the database refuses the second. */
  private String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 2 * HALF; i++) {
      if (i == HALF) {
        code.append('-');
      }
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** The lock lets whoever is rating it end first: no rating goes with a product unseen. */
  @Override
  @Transactional
  public Optional<String> withdraw(OrganisationId organisation, UUID product, Rater by) {
    lock(organisation, product);
    return jdbc.sql(
            """
            delete from work_product p
            where p.organisation_id = :organisation and p.id = :id and p.registered_by = :by
              and not exists (select from work_rating r where r.product_id = p.id)
            returning p.code
            """)
        .param("organisation", organisation.value())
        .param("id", product)
        .param("by", by.id())
        .query(String.class)
        .optional();
  }

  @Override
  public List<WorkProduct> products(OrganisationId organisation, int most) {
    return jdbc.sql(
            PRODUCT
                + """
                where p.organisation_id = :organisation
                order by p.registered_at desc, p.id limit :most
                """)
        .param("organisation", organisation.value())
        .param("most", most)
        .query((row, n) -> product(row))
        .list();
  }

  private Optional<WorkProduct> find(OrganisationId organisation, UUID product) {
    return jdbc.sql(PRODUCT + "where p.organisation_id = :organisation and p.id = :id")
        .param("organisation", organisation.value())
        .param("id", product)
        .query((row, n) -> product(row))
        .optional();
  }

  @Override
  public List<Blind> waitingFor(OrganisationId organisation, Rater rater) {
    List<LearnerId> self = self(organisation, rater);
    return jdbc.sql(
            PRODUCT
                + """
                where p.organisation_id = :organisation and p.registered_by <> :rater
                  and not (p.learner_id = any(:self))
                  and not exists (select from work_rating r
                    where r.product_id = p.id and r.rater = :rater)
                  and (select count(*) from work_rating r
                    where r.product_id = p.id and r.superseded_at is null)
                    < case when p.double_rated then 2 else 1 end
                order by p.registered_at, p.id
                """)
        .param("organisation", organisation.value())
        .param("rater", rater.id())
        .param("self", self.stream().map(LearnerId::value).toArray(UUID[]::new))
        .query((row, n) -> blind(row, "id"))
        .list();
  }

  /** The people whom the name that somebody signs in with fits: mostly nobody, or themselves. */
  private List<LearnerId> self(OrganisationId organisation, Rater rater) {
    return people.alike(organisation, rater.name());
  }

  @Override
  public Optional<NotRated> hindrance(OrganisationId organisation, UUID product, Rater rater) {
    Optional<WorkProduct> found = find(organisation, product);
    if (found.isEmpty()) {
      return Optional.of(NotRated.GONE);
    }
    WorkProduct one = found.get();
    if (one.registeredBy().id().equals(rater.id())) {
      return Optional.of(NotRated.REGISTERED_IT);
    }
    if (self(organisation, rater).contains(one.learner())) {
      return Optional.of(NotRated.MADE_IT);
    }
    if (ratings("r.product_id = :value", product).stream()
        .anyMatch(rating -> rating.rater().id().equals(rater.id()))) {
      return Optional.of(NotRated.RATED_IT);
    }
    return one.state() == State.RATED ? Optional.of(NotRated.ENOUGH) : Optional.empty();
  }

  @Override
  public Optional<Blind> blind(OrganisationId organisation, UUID product) {
    return find(organisation, product).map(WorkProduct::blind);
  }

  /** The lock makes raters of one product wait for each other: nobody rates for nothing. */
  @Override
  @Transactional(noRollbackFor = NotRatedException.class)
  public WorkRating rate(OrganisationId organisation, UUID product, Rater rater, Found found) {
    lock(organisation, product);
    Optional<NotRated> hindrance = hindrance(organisation, product, rater);
    if (hindrance.isPresent()) {
      throw new NotRatedException(hindrance.get());
    }
    return insert(organisation, product, rater, Rubrics.current(), found, null);
  }

  private void lock(OrganisationId organisation, UUID product) {
    jdbc.sql(
            "select id from work_product where organisation_id = :organisation and id = :id for"
                + " update")
        .param("organisation", organisation.value())
        .param("id", product)
        .query(UUID.class)
        .optional();
  }

  @Override
  @Transactional(noRollbackFor = NotRatedException.class)
  public WorkRating correct(
      OrganisationId organisation, UUID rating, Rater rater, Found found, String reason) {
    WorkRating old =
        rating(organisation, rating)
            .filter(one -> one.supersededAt() == null && one.rater().id().equals(rater.id()))
            .orElseThrow(() -> new NotRatedException(NotRated.GONE));
    if (reason.isBlank() || reason.length() > WorkRating.LONGEST_REASON) {
      throw new IllegalArgumentException("a change has a reason of 1 to 500 characters");
    }
    Rubric rubric =
        Rubrics.find(old.rubric().id(), old.rubric().version())
            .orElseThrow(() -> new IllegalStateException("no rubric " + old.rubric()));
    int superseded =
        jdbc.sql(
                """
                update work_rating set superseded_at = now()
                where organisation_id = :organisation and id = :id and superseded_at is null
                """)
            .param("organisation", organisation.value())
            .param("id", rating)
            .update();
    if (superseded == 0) {
      throw new NotRatedException(NotRated.GONE);
    }
    return insert(organisation, old.product().id(), rater, rubric, found, reason);
  }

  private WorkRating insert(
      OrganisationId organisation,
      UUID product,
      Rater rater,
      Rubric rubric,
      Found found,
      @Nullable String reason) {
    if (found.criticalDefects() < 0 || found.criticalDefects() > WorkRating.MOST_DEFECTS) {
      throw new IllegalArgumentException("critical defects are counted from 0 to 999");
    }
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into work_rating (id, organisation_id, product_id, rater, rater_name, rubric,
              rubric_version, levels, quality, critical_defects, guess, reason)
            values (:id, :organisation, :product, :rater, :name, :rubric,
              :version, :levels::jsonb, :quality, :defects, :guess, :reason)
            """)
        .param("id", id)
        .param("organisation", organisation.value())
        .param("product", product)
        .param("rater", rater.id())
        .param("name", rater.name())
        .param("rubric", rubric.id())
        .param("version", rubric.version())
        .param("levels", JSON.writeValueAsString(found.levels()))
        .param("quality", rubric.quality(found.levels()))
        .param("defects", found.criticalDefects())
        .param("guess", found.guess().name())
        .param("reason", reason, Types.VARCHAR)
        .update();
    return rating(organisation, id).orElseThrow();
  }

  @Override
  public Optional<WorkRating> rating(OrganisationId organisation, UUID rating) {
    return jdbc.sql(RATING + "where r.organisation_id = :organisation and r.id = :id")
        .param("organisation", organisation.value())
        .param("id", rating)
        .query((row, n) -> rating(row))
        .optional();
  }

  @Override
  public List<WorkRating> ratingsOf(OrganisationId organisation, Rater rater) {
    return jdbc.sql(
            RATING
                + """
                where r.organisation_id = :organisation and r.rater = :rater
                order by r.rated_at desc, r.id
                """)
        .param("organisation", organisation.value())
        .param("rater", rater.id())
        .query((row, n) -> rating(row))
        .list();
  }

  private List<WorkRating> ratings(String which, UUID value) {
    return jdbc.sql(
            RATING + "where r.superseded_at is null and " + which + " order by r.rated_at, r.id")
        .param("value", value)
        .query((row, n) -> rating(row))
        .list();
  }

  /** What holds, by product, the first rating first. */
  private Map<UUID, List<WorkRating>> byProduct(OrganisationId organisation) {
    Map<UUID, List<WorkRating>> found = new LinkedHashMap<>();
    ratings("r.organisation_id = :value", organisation.value())
        .forEach(
            one -> found.computeIfAbsent(one.product().id(), id -> new ArrayList<>()).add(one));
    return found;
  }

  @Override
  public List<TimedWork> tasks(OrganisationId organisation) {
    List<TimedWork> tasks = new ArrayList<>();
    for (BaselineImport.Task task : baselines.all(organisation)) {
      tasks.add(
          new TimedWork(
              task.key().learner(),
              task.key().taskForm(),
              task.key().condition(),
              task.key().doneOn(),
              task.activeSeconds(),
              task.finished(),
              task.quality() == null ? null : task.quality().doubleValue(),
              task.criticalDefects(),
              new Source(Kind.BASELINE, 0, false)));
    }
    Map<UUID, List<WorkRating>> ratings = byProduct(organisation);
    for (WorkProduct one : products(organisation, Integer.MAX_VALUE)) {
      tasks.add(task(one, ratings.getOrDefault(one.id(), List.of())));
    }
    return tasks;
  }

  @Override
  public List<RatedTwice> ratedTwice(OrganisationId organisation) {
    Map<UUID, List<WorkRating>> ratings = byProduct(organisation);
    List<RatedTwice> twice = new ArrayList<>();
    for (WorkProduct one : products(organisation, Integer.MAX_VALUE)) {
      List<WorkRating> two = ratings.getOrDefault(one.id(), List.of());
      if (two.size() == 2
          && two.stream().allMatch(rating -> rating.found().guess() == Guess.NONE)) {
        twice.add(
            new RatedTwice(
                one.learner(),
                one.made().condition(),
                one.made().on(),
                two.get(0).quality(),
                two.get(1).quality()));
      }
    }
    return twice;
  }

  private static TimedWork task(WorkProduct product, List<WorkRating> ratings) {
    Made made = product.made();
    return new TimedWork(
        product.learner(),
        product.blind().taskForm(),
        made.condition(),
        made.on(),
        made.activeSeconds(),
        made.finished(),
        ratings.isEmpty()
            ? null
            : ratings.stream().mapToDouble(WorkRating::quality).average().orElseThrow(),
        ratings.isEmpty()
            ? null
            : ratings.stream().mapToInt(one -> one.found().criticalDefects()).max().orElseThrow(),
        new Source(
            Kind.RATED,
            ratings.size(),
            !ratings.isEmpty()
                && ratings.stream().allMatch(one -> one.found().guess() == Guess.NONE)));
  }

  @Override
  public Standing standing(OrganisationId organisation) {
    List<BaselineImport.Task> measured = baselines.all(organisation);
    List<WorkProduct> products = products(organisation, Integer.MAX_VALUE);
    Map<UUID, List<WorkRating>> ratings = byProduct(organisation);
    List<WorkRating> all = ratings.values().stream().flatMap(List::stream).toList();
    return new Standing(
        measured.size(),
        (int)
            measured.stream()
                .filter(one -> one.key().condition() == WorkCondition.UNAIDED)
                .map(one -> one.key().learner())
                .distinct()
                .count(),
        products.size(),
        count(products, State.WAITING),
        count(products, State.WAITING_FOR_SECOND),
        ratings.size(),
        all.size(),
        (int) all.stream().filter(one -> one.found().guess() == Guess.NONE).count(),
        agreed(ratings.values().stream().filter(two -> two.size() == 2).toList()));
  }

  private static int count(List<WorkProduct> products, State state) {
    return (int) products.stream().filter(one -> one.state() == state).count();
  }

  private static Agreed agreed(List<List<WorkRating>> twos) {
    List<Agreement.Pair> qualities = new ArrayList<>();
    List<Agreement.Pair> levels = new ArrayList<>();
    for (List<WorkRating> two : twos) {
      WorkRating first = two.getFirst();
      WorkRating second = two.getLast();
      qualities.add(new Agreement.Pair(first.quality(), second.quality()));
      if (first.rubric().equals(second.rubric())) {
        first
            .found()
            .levels()
            .forEach((criterion, level) ->
                levels.add(
                    new Agreement.Pair(
                        level, second.found().levels().getOrDefault(criterion, level))));
      }
    }
    return new Agreed(
        twos.size(), Agreement.meanDifference(qualities), Agreement.weightedKappa(levels));
  }

  /** Their work goes with people, and its ratings with it. */
  @EventListener
  void on(LearnersErased erased) {
    RowsOfPeople.delete(jdbc, "work_product", erased.organisation().value(), erased.learnerIds());
  }

  private static WorkProduct product(ResultSet row) throws SQLException {
    String condition = row.getString("condition");
    int needed = row.getBoolean("double_rated") ? 2 : 1;
    int ratings = row.getInt("ratings");
    return new WorkProduct(
        Rows.uuid(row, "id"),
        blind(row, "id"),
        Rows.id(row, "learner_id", LearnerId::new),
        new Made(
            condition == null ? null : WorkCondition.valueOf(condition),
            row.getObject("active_seconds", Integer.class),
            row.getBoolean("finished"),
            row.getObject("done_on", LocalDate.class)),
        new Rater(Rows.uuid(row, "registered_by"), row.getString("registered_name")),
        Rows.instant(row, "registered_at"),
        ratings >= needed ? State.RATED : ratings == 0 ? State.WAITING : State.WAITING_FOR_SECOND);
  }

  private static Blind blind(ResultSet row, String id) throws SQLException {
    return new Blind(
        Rows.uuid(row, id),
        row.getString("code"),
        row.getString("task_form"),
        row.getString("role"));
  }

  private static WorkRating rating(ResultSet row) throws SQLException {
    return new WorkRating(
        Rows.uuid(row, "id"),
        blind(row, "product_id"),
        new Rater(Rows.uuid(row, "rater"), row.getString("rater_name")),
        new RubricVersion(row.getString("rubric"), row.getString("rubric_version")),
        new Found(
            JSON.readValue(row.getString("levels"), LEVELS),
            row.getInt("critical_defects"),
            Guess.valueOf(row.getString("guess"))),
        row.getDouble("quality"),
        Rows.instant(row, "rated_at"),
        row.getString("reason"),
        Rows.instantOrNull(row, "superseded_at"));
  }
}
