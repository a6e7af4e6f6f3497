package org.traininglayer.lti.launch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LaunchMessage.SubmissionReview;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.LtiContext;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.LtiServices;
import org.traininglayer.lti.LtiUser;
import org.traininglayer.lti.Opening;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformNotInUse;
import org.traininglayer.lti.Validity;
import org.traininglayer.lti.launch.KnownCourses.Told;
import org.traininglayer.lti.platforms.StoredPlatforms;
import org.traininglayer.lti.platforms.keys.Secrets;

/** Launches in the database, the recent ones in memory too. Tokens are kept as hashes only. */
@Component
class StoredLaunches implements Launches {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Set<String> LINK_PARAMETERS =
      Set.of(Launch.MODULE_PARAMETER, Launch.PASS_MARK_PARAMETER, Launch.ATTEMPTS_PARAMETER);
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final String PERSON =
      """
      with learner as (
        insert into person
          (id, organisation_id, platform_id, platform_instance, subject, name, job_role, teaches,
           test_user, first_seen_at, last_seen_at)
        values
          (:learner, :organisation, :platform, :platformInstance, :subject, :name, :jobRole,
           :teaches, :testUser, now(), now())
        on conflict (platform_id, platform_instance, subject) do update set
          name = excluded.name,
          job_role = coalesce(excluded.job_role, person.job_role),
          teaches = person.teaches or excluded.teaches,
          launched = true,
          test_user = person.test_user or excluded.test_user,
          last_seen_at = excluded.last_seen_at
        returning id, name, job_role
      ),
      """;

  private static final String COURSE_AND_LINK =
      """
      deployment as (
        insert into lti_deployment (platform_id, deployment_id, accepted, first_seen_at)
        select :platform, :deployment, true, now() where :newDeployment
        on conflict (platform_id, deployment_id) do nothing
      ), course as (
        insert into lti_course
          (id, organisation_id, platform_id, platform_instance, context_id, title, history,
           line_items, roster, first_launch_at, last_launch_at)
        select
          :course::uuid, :organisation, :platform, :platformInstance, :context, :contextTitle,
          :history, :lineItems, :roster, now(), now()
        where :context::text is not null
        on conflict (platform_id, platform_instance, context_id) do update set
          title = coalesce(excluded.title, lti_course.title),
          history = case when excluded.history = '{}' then lti_course.history
            else excluded.history end,
          line_items = coalesce(excluded.line_items, lti_course.line_items),
          roster = coalesce(excluded.roster, lti_course.roster),
          last_launch_at = excluded.last_launch_at
        returning id
      ), link as (
        insert into lti_resource_link
          (course_id, resource_link_id, title, module_id, line_item, custom, last_launch_at)
        select course.id, :link, :linkTitle, :module, :lineItem, :ofLink::jsonb, now()
        from course
        where :link::text is not null and :module::text is not null
        on conflict (course_id, resource_link_id) do update set
          title = coalesce(excluded.title, lti_resource_link.title),
          module_id = excluded.module_id,
          line_item = coalesce(excluded.line_item, lti_resource_link.line_item),
          custom = excluded.custom,
          last_launch_at = excluded.last_launch_at,
          gone_at = null
      ),
      """;

  private static final String KNOWN_COURSE = "course as (select :course::uuid as id),\n";

  private static final String VISIT_AND_LAUNCH =
      """
      visitor as (
        insert into lti_course_person
          (course_id, learner_id, roles, test_user, first_launch_at, last_launch_at)
        select course.id, learner.id, :roles, :testUser, now(), now()
        from course cross join learner
        on conflict (course_id, learner_id) do update set
          roles = array(
            select distinct unnest(lti_course_person.roles || excluded.roles)),
          test_user = lti_course_person.test_user or excluded.test_user,
          last_launch_at = excluded.last_launch_at
      ), launch as (
        %s
        returning launched_at, expires_at
      )
      select id, name, job_role, (select id from course) as course, launched_at, expires_at
      from learner cross join launch
      """
          .formatted(
              LaunchColumns.insert(
                  Map.of(
                      "learner_id", "learner.id",
                      "job_role", "learner.job_role",
                      "course_id", "(select id from course)"),
                  "from learner"));

  private static final String WITH_COURSE = PERSON + COURSE_AND_LINK + VISIT_AND_LAUNCH;
  private static final String IN_KNOWN_COURSE = PERSON + KNOWN_COURSE + VISIT_AND_LAUNCH;

  /** The same person and course, in force as long; its link's own custom parameters first. */
  private static final String DERIVE =
      LaunchColumns.insert(
          Map.of(
              "custom",
              """
              coalesce((
                select l.custom from lti_resource_link l
                where l.course_id = f.course_id and l.resource_link_id = :link),
                '{}') || :custom::jsonb
              """,
              "expires_at",
              "f.expires_at",
              "opened_by",
              ofLinks("opened_by"),
              "login_begun_at",
              ofLinks("login_begun_at"),
              "token_issued_at",
              ofLinks("token_issued_at"),
              "signed_in_at",
              ofLinks("signed_in_at")),
          "from lti_launch f where f.id = :from and f.organisation_id = :organisation"
              + " and f.expires_at > now()");

  /** What leads on from a choice of content or from somebody's submission opened no link. */
  private static String ofLinks(String column) {
    return "case when f.message_type = '"
        + Claims.RESOURCE_LINK_REQUEST
        + "' then f."
        + column
        + " end";
  }

  private final JdbcClient jdbc;
  private final LtiProperties properties;
  private final StoredPlatforms platforms;
  private final KnownCourses courses = new KnownCourses();
  private final Cache<String, Launch> recent =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(REMEMBERED).build();

  StoredLaunches(JdbcClient jdbc, LtiProperties properties, StoredPlatforms platforms) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.platforms = platforms;
  }

  /**
   * Keeps a launch, and with the same statement its person, its course, its link and, if new, its
   * deployment; course and link only where something new is said of them.
   *
   * @param token its secret name
   * @param platformInstance the institution, where one registration serves several; else empty
   * @param newDeployment whether the deployment is to be listed as accepted
   * @param opening how it came about
   */
  OpenedLaunch open(
      String token,
      LaunchClaims claims,
      Platform platform,
      String platformInstance,
      boolean newDeployment,
      Opening opening) {
    Launch launch = draft(claims, platform, platformInstance, opening);
    Told told =
        new Told(
            claims.contextHistory(), LinkedModule.of(claims).orElse(null), ofLink(claims.custom()));
    Launch kept = keep(launch, token, told, newDeployment);
    recent.put(key(token), kept);
    return new OpenedLaunch(kept, token);
  }

  /**
   * As the claims say it; person and course have the ids that they get if they are new, and how
   * long it holds is told by the database's clock.
   */
  private Launch draft(
      LaunchClaims claims, Platform platform, String platformInstance, Opening opening) {
    UUID id = opening.launch();
    Instant now = Instant.now();
    String subject = claims.subject() == null ? "anonymous-" + id : claims.subject();
    return new Launch(
        id,
        platform.organisation(),
        platform.id(),
        new LtiUser(
            new LearnerId(UUID.randomUUID()),
            new AccountKey(platform.issuer(), subject),
            claims.name(),
            claims.roles(),
            claims.jobRole(),
            claims.testUser(),
            claims.locale()),
        new LtiContext(
            claims.deploymentId(),
            platformInstance,
            claims.contextId() == null ? null : new CourseId(UUID.randomUUID()),
            claims.contextId(),
            claims.contextTitle(),
            claims.targetLinkUri(),
            claims.custom(),
            claims.returnUrl()),
        claims.message(),
        new LtiServices(claims.grades(), claims.roster()),
        new Validity(now, now.plus(properties.launchTtl()), opening));
  }

  private Launch keep(Launch launch, String token, Told told, boolean newDeployment) {
    Optional<CourseId> known = newDeployment ? Optional.empty() : courses.find(launch, told);
    if (known.isPresent()) {
      try {
        return keep(IN_KNOWN_COURSE, in(known.get(), launch), token, told, false);
      } catch (DataIntegrityViolationException e) {
        courses.forget(launch); // somebody removed it
      }
    }
    Launch kept = keep(WITH_COURSE, launch, token, told, newDeployment);
    CourseId course = kept.course();
    if (course != null) {
      courses.written(launch, course, told);
    }
    return kept;
  }

  private Launch keep(String sql, Launch launch, String token, Told told, boolean newDeployment) {
    return jdbc.sql(sql)
        .params(LaunchColumns.parameters(launch, Secrets.hash(token)))
        .param("subject", launch.account().name())
        .param("name", launch.name())
        .param("teaches", launch.shapesCourse())
        .param("newDeployment", newDeployment)
        .param("history", told.history().toArray(String[]::new))
        .param("module", told.module() == null ? null : told.module().value())
        .param("ofLink", LaunchColumns.JSON.writeValueAsString(told.ofLink()))
        .query((row, number) ->
            new Launch(
                launch.id(),
                launch.organisation(),
                launch.platform(),
                launch
                    .user()
                    .known(
                        new LearnerId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("job_role")),
                launch.context().in(LaunchColumns.course(row, "course")),
                launch.message(),
                launch.services(),
                LaunchColumns.validity(row, launch.opening())))
        .single();
  }

  private static Launch in(CourseId course, Launch launch) {
    return new Launch(
        launch.id(),
        launch.organisation(),
        launch.platform(),
        launch.user(),
        launch.context().in(course),
        launch.message(),
        launch.services(),
        launch.validity());
  }

  private static Map<String, String> ofLink(Map<String, String> custom) {
    Map<String, String> own = new LinkedHashMap<>(custom);
    own.keySet().retainAll(LINK_PARAMETERS);
    return own;
  }

  @Override
  public String derive(Launch from, ModuleId module, Courses.@Nullable Link link) {
    String token = Secrets.fresh();
    // What the first link says of its own module does not hold for this one.
    Map<String, String> custom = new LinkedHashMap<>(from.custom());
    custom.keySet().removeAll(LINK_PARAMETERS);
    custom.put(Launch.MODULE_PARAMETER, module.value());
    String linkId = link == null ? Launches.withoutLink(from.course()) : link.resourceLinkId();
    Launch launch =
        new Launch(
            UUID.randomUUID(),
            from.organisation(),
            from.platform(),
            from.user(),
            new LtiContext(
                from.deploymentId(),
                from.platformInstance(),
                from.course(),
                from.contextId(),
                from.contextTitle(),
                from.targetLinkUri(),
                custom,
                // That of a content selection leads back into its dialogue.
                from.message() instanceof ContentSelection ? null : from.returnUrl()),
            new ResourceLink(linkId, link == null ? null : link.title()),
            new LtiServices(grades(from.grades(), link), from.roster()),
            new Validity(Instant.now(), from.expiresAt()));
    int derived =
        jdbc.sql(DERIVE)
            .params(LaunchColumns.parameters(launch, Secrets.hash(token)))
            .param("from", from.id())
            .update();
    if (derived != 1) {
      throw new IllegalStateException("the launch to be derived from has ended");
    }
    return token;
  }

  /** With the column of this link instead of the one that was launched. */
  private static @Nullable GradeService grades(
      @Nullable GradeService grades, Courses.@Nullable Link link) {
    URI lineItem = link == null ? null : link.lineItem();
    return grades == null ? null : new GradeService(lineItem, grades.lineItems(), grades.scopes());
  }

  @Override
  public Optional<Launch> find(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    Launch remembered = recent.getIfPresent(key(token));
    Optional<Launch> found = remembered == null ? load(token) : Optional.of(remembered);
    found = found.filter(launch -> launch.validity().holdsAt(Instant.now()));
    if (found.isPresent() && !goesOn(found.get())) {
      throw new PlatformNotInUse(found.get());
    }
    return found;
  }

  private boolean goesOn(Launch launch) {
    return platforms
        .known(launch.platform())
        .filter(known -> known.goesOn(launch.deploymentId(), launch.platformInstance()))
        .isPresent();
  }

  /** Removes launches whose time is over. */
  int removeExpired() {
    return jdbc.sql("delete from lti_launch where expires_at <= now()").update();
  }

  /** Who looks at the work of somebody erased has nothing to look at any more. */
  @EventListener
  void erase(LearnersErased erased) {
    jdbc.sql(
            """
            delete from lti_launch l
            using lti_platform i, unnest(:homePages::text[], :names::text[]) as gone (home_page, name)
            where l.message_type = '%s' and l.message_details ->> 'forUser' = gone.name
              and l.organisation_id = :organisation
              and i.id = l.platform_id and i.issuer = gone.home_page
            """
                .formatted(Claims.SUBMISSION_REVIEW_REQUEST))
        .param(
            "homePages",
            erased.accounts().stream().map(AccountKey::homePage).toArray(String[]::new))
        .param("names", erased.accounts().stream().map(AccountKey::name).toArray(String[]::new))
        .param("organisation", erased.organisation().value())
        .update();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(LearnersErased erased) {
    recent
        .asMap()
        .values()
        .removeIf(launch ->
            erased.learners().contains(launch.learner())
                || reviewed(launch).filter(erased.accounts()::contains).isPresent());
  }

  /** Whose submission a launch is about. */
  private static Optional<AccountKey> reviewed(Launch launch) {
    return launch.message() instanceof SubmissionReview review
        ? Optional.of(new AccountKey(launch.account().homePage(), review.forUser()))
        : Optional.empty();
  }

  private Optional<Launch> load(String token) {
    Optional<Launch> found =
        jdbc.sql(
                """
                select l.*, p.subject, p.name, i.issuer
                from lti_launch l
                join person p on p.id = l.learner_id
                join lti_platform i on i.id = l.platform_id
                where l.token_hash = :token and l.expires_at > now()
                """)
            .param("token", Secrets.hash(token))
            .query(LaunchColumns::read)
            .optional();
    found.ifPresent(launch -> recent.put(key(token), launch));
    return found;
  }

  /** Memory holds no token either. */
  private static String key(String token) {
    return HexFormat.of().formatHex(Secrets.hash(token));
  }
}
