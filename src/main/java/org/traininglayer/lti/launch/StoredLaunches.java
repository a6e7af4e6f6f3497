package org.traininglayer.lti.launch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LaunchMessage;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.platforms.keys.Secrets;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Launches in the database, the recent ones in memory too. Tokens are kept as hashes only. */
@Component
class StoredLaunches implements Launches {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Set<String> LINK_PARAMETERS =
      Set.of(Launch.MODULE_PARAMETER, Launch.PASS_MARK_PARAMETER, Launch.ATTEMPTS_PARAMETER);
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final LtiProperties properties;
  private final Cache<String, Launch> recent =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(REMEMBERED).build();

  StoredLaunches(JdbcClient jdbc, LtiProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /**
   * Keeps a launch, and with the same statement its person, its course, its link and, if new, its
   * deployment.
   *
   * @param platformInstance the institution, where one registration serves several; else empty
   * @param newDeployment whether the deployment is to be listed as accepted
   */
  OpenedLaunch open(
      LaunchClaims claims, Platform platform, String platformInstance, boolean newDeployment) {
    String token = Secrets.fresh();
    UUID id = UUID.randomUUID();
    Instant now = Instant.now();
    Instant expires = now.plus(properties.launchTtl());
    String subject = claims.subject() == null ? "anonymous-" + id : claims.subject();
    GradeService grades = claims.grades();
    ResourceLink link = MessageJson.link(claims.message());
    ModuleId module = LinkedModule.of(claims).orElse(null);
    boolean teaches = Launch.shapesCourse(claims.roles());
    Launch launch =
        jdbc.sql(
                """
                with learner as (
                  insert into person
                    (id, organisation_id, platform_id, platform_instance, subject, name, job_role, teaches,
                     test_user, first_seen_at, last_seen_at)
                  values
                    (:learner, :organisation, :platform, :platformInstance, :subject, :name, :jobRole,
                     :teaches, :testUser, :now, :now)
                  on conflict (platform_id, platform_instance, subject) do update set
                    name = coalesce(excluded.name, person.name),
                    job_role = coalesce(excluded.job_role, person.job_role),
                    teaches = person.teaches or excluded.teaches,
                    launched = true,
                    test_user = person.test_user or excluded.test_user,
                    last_seen_at = excluded.last_seen_at
                  returning id, name, job_role
                ), deployment as (
                  insert into lti_deployment (platform_id, deployment_id, accepted, first_seen_at)
                  select :platform, :deployment, true, :now where :newDeployment
                  on conflict (platform_id, deployment_id) do nothing
                ), course as (
                  insert into lti_course
                    (id, organisation_id, platform_id, platform_instance, context_id, title, history,
                     line_items, roster, first_launch_at, last_launch_at)
                  select
                    :course, :organisation, :platform, :platformInstance, :context, :contextTitle, :history,
                    :lineItems, :roster, :now, :now
                  where :context::text is not null
                  on conflict (platform_id, platform_instance, context_id) do update set
                    title = coalesce(excluded.title, lti_course.title),
                    history = case when excluded.history = '{}' then lti_course.history
                      else excluded.history end,
                    line_items = coalesce(excluded.line_items, lti_course.line_items),
                    roster = coalesce(excluded.roster, lti_course.roster),
                    last_launch_at = excluded.last_launch_at
                  returning id
                ), visitor as (
                  insert into lti_course_person
                    (course_id, learner_id, roles, test_user, first_launch_at, last_launch_at)
                  select course.id, learner.id, :roles, :testUser, :now, :now
                  from course cross join learner
                  on conflict (course_id, learner_id) do update set
                    roles = array(
                      select distinct unnest(lti_course_person.roles || excluded.roles)),
                    test_user = lti_course_person.test_user or excluded.test_user,
                    last_launch_at = excluded.last_launch_at
                ), link as (
                  insert into lti_resource_link
                    (course_id, resource_link_id, title, module_id, line_item, custom,
                     last_launch_at)
                  select course.id, :link, :linkTitle, :module, :lineItem, :ofLink::jsonb, :now
                  from course
                  where :link::text is not null and :module::text is not null
                  on conflict (course_id, resource_link_id) do update set
                    title = coalesce(excluded.title, lti_resource_link.title),
                    module_id = excluded.module_id,
                    line_item = coalesce(excluded.line_item, lti_resource_link.line_item),
                    custom = excluded.custom,
                    last_launch_at = excluded.last_launch_at
                ), launch as (
                  insert into lti_launch
                    (id, token_hash, organisation_id, platform_id, platform_instance, learner_id, roles,
                     test_user, job_role, message_type, message_details, deployment_id, course_id,
                     context_id, context_title, resource_link_id, resource_link_title,
                     target_link_uri, custom, locale, line_item, line_items, ags_scopes, roster,
                     return_url, launched_at, expires_at)
                  select
                    :id, :token, :organisation, :platform, :platformInstance, learner.id, :roles,
                    :testUser, learner.job_role, :messageType, :messageDetails::jsonb, :deployment,
                    (select id from course), :context, :contextTitle, :link, :linkTitle, :target,
                    :custom::jsonb, :locale, :lineItem, :lineItems, :scopes, :roster, :returnUrl,
                    :now, :expires
                  from learner
                )
                select id, name, job_role, (select id from course) as course from learner
                """)
            .param("learner", UUID.randomUUID())
            .param("organisation", platform.organisation().value())
            .param("platform", platform.id().value())
            .param("platformInstance", platformInstance)
            .param("subject", subject)
            .param("name", claims.name())
            .param("jobRole", claims.jobRole())
            .param("teaches", teaches)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("deployment", claims.deploymentId())
            .param("newDeployment", newDeployment)
            .param("course", UUID.randomUUID())
            .param("history", claims.contextHistory().toArray(String[]::new))
            .param("module", module == null ? null : module.value())
            .param("ofLink", JSON.writeValueAsString(ofLink(claims.custom())))
            .param("id", id)
            .param("token", Secrets.hash(token))
            .param("roles", claims.roles().stream().map(Enum::name).toArray(String[]::new))
            .param("testUser", claims.testUser())
            .param("messageType", MessageJson.type(claims.message()))
            .param("messageDetails", MessageJson.details(claims.message()))
            .param("context", claims.contextId())
            .param("contextTitle", claims.contextTitle())
            .param("link", link == null ? null : link.id())
            .param("linkTitle", link == null ? null : link.title())
            .param("target", claims.targetLinkUri().toString())
            .param("custom", JSON.writeValueAsString(claims.custom()))
            .param("locale", claims.locale().toLanguageTag())
            .param("lineItem", grades == null ? null : text(grades.lineItem()))
            .param("lineItems", grades == null ? null : text(grades.lineItems()))
            .param("scopes", grades == null ? null : grades.scopes().toArray(String[]::new))
            .param("roster", text(claims.roster()))
            .param("returnUrl", text(claims.returnUrl()))
            .param("expires", expires.atOffset(ZoneOffset.UTC))
            .query((row, number) ->
                new Launch(
                    id,
                    platform.organisation(),
                    platform.id(),
                    new LearnerId(row.getObject("id", UUID.class)),
                    new AccountKey(platform.issuer(), subject),
                    row.getString("name"),
                    claims.roles(),
                    row.getString("job_role"),
                    platformInstance,
                    claims.testUser(),
                    claims.message(),
                    claims.deploymentId(),
                    course(row, "course"),
                    claims.contextId(),
                    claims.contextTitle(),
                    claims.targetLinkUri(),
                    claims.custom(),
                    claims.locale(),
                    grades,
                    claims.roster(),
                    claims.returnUrl(),
                    now,
                    expires))
            .single();
    recent.put(key(token), launch);
    return new OpenedLaunch(launch, token);
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
    int derived =
        jdbc.sql(
                """
                insert into lti_launch
                  (id, token_hash, organisation_id, platform_id, platform_instance, learner_id, roles,
                   test_user, job_role, message_type, deployment_id, course_id, context_id,
                   context_title, resource_link_id, resource_link_title, target_link_uri, custom,
                   locale, line_item, line_items, ags_scopes, roster, return_url, launched_at,
                   expires_at)
                select
                  :id, :token, organisation_id, platform_id, platform_instance, learner_id, roles,
                  test_user, job_role, :messageType, deployment_id, course_id, context_id,
                  context_title, :link, :linkTitle, target_link_uri,
                  coalesce((
                    select l.custom from lti_resource_link l
                    where l.course_id = lti_launch.course_id and l.resource_link_id = :link),
                    '{}') || :custom::jsonb,
                  locale, :lineItem, line_items, ags_scopes, roster,
                  -- That of a content selection leads back into its dialogue.
                  case when message_type = :selection then null else return_url end,
                  :now, expires_at
                from lti_launch
                where id = :from and organisation_id = :organisation and expires_at > :now
                """)
            .param("id", UUID.randomUUID())
            .param("token", Secrets.hash(token))
            .param("messageType", Claims.RESOURCE_LINK_REQUEST)
            .param("selection", Claims.DEEP_LINKING_REQUEST)
            .param("link", linkId)
            .param("linkTitle", link == null ? null : link.title())
            .param("custom", JSON.writeValueAsString(custom))
            .param("lineItem", link == null ? null : text(link.lineItem()))
            .param("now", Instant.now().atOffset(ZoneOffset.UTC))
            .param("from", from.id())
            .param("organisation", from.organisation().value())
            .update();
    if (derived != 1) {
      throw new IllegalStateException("the launch to be derived from has ended");
    }
    return token;
  }

  @Override
  public Optional<Launch> find(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    Launch remembered = recent.getIfPresent(key(token));
    Optional<Launch> found = remembered == null ? load(token) : Optional.of(remembered);
    return found.filter(launch -> Instant.now().isBefore(launch.expiresAt()));
  }

  /** Removes launches whose time is over. */
  int removeExpired() {
    return jdbc.sql("delete from lti_launch where expires_at <= now()").update();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(LearnersErased erased) {
    recent.asMap().values().removeIf(launch -> erased.learners().contains(launch.learner()));
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
            .query(StoredLaunches::launch)
            .optional();
    found.ifPresent(launch -> recent.put(key(token), launch));
    return found;
  }

  /** Memory holds no token either. */
  private static String key(String token) {
    return HexFormat.of().formatHex(Secrets.hash(token));
  }

  private static Launch launch(ResultSet row, int number) throws SQLException {
    return new Launch(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        new PlatformId(row.getObject("platform_id", UUID.class)),
        new LearnerId(row.getObject("learner_id", UUID.class)),
        new AccountKey(row.getString("issuer"), row.getString("subject")),
        row.getString("name"),
        roles(row),
        row.getString("job_role"),
        row.getString("platform_instance"),
        row.getBoolean("test_user"),
        message(row),
        row.getString("deployment_id"),
        course(row, "course_id"),
        row.getString("context_id"),
        row.getString("context_title"),
        URI.create(row.getString("target_link_uri")),
        custom(row),
        Locale.forLanguageTag(row.getString("locale")),
        grades(row),
        address(row, "roster"),
        address(row, "return_url"),
        row.getObject("launched_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static LaunchMessage message(ResultSet row) throws SQLException {
    String link = row.getString("resource_link_id");
    return MessageJson.read(
        row.getString("message_type"),
        link == null ? null : new ResourceLink(link, row.getString("resource_link_title")),
        row.getString("message_details"));
  }

  private static @Nullable CourseId course(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new CourseId(id);
  }

  private static Set<CourseRole> roles(ResultSet row) throws SQLException {
    Set<CourseRole> roles = EnumSet.noneOf(CourseRole.class);
    Arrays.stream(strings(row.getArray("roles"))).map(CourseRole::valueOf).forEach(roles::add);
    return roles;
  }

  private static Map<String, String> custom(ResultSet row) throws SQLException {
    return JSON.readValue(row.getString("custom"), new TypeReference<HashMap<String, String>>() {});
  }

  private static @Nullable GradeService grades(ResultSet row) throws SQLException {
    Array scopes = row.getArray("ags_scopes");
    return scopes == null
        ? null
        : new GradeService(
            address(row, "line_item"), address(row, "line_items"), Set.of(strings(scopes)));
  }

  private static String[] strings(Array array) throws SQLException {
    return (String[]) array.getArray();
  }

  private static @Nullable URI address(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : URI.create(text);
  }

  private static @Nullable String text(@Nullable URI address) {
    return address == null ? null : address.toString();
  }
}
