package org.traininglayer.lti.launch;

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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LaunchMessage;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LtiContext;
import org.traininglayer.lti.LtiServices;
import org.traininglayer.lti.LtiUser;
import org.traininglayer.lti.Opening;
import org.traininglayer.lti.Validity;
import org.traininglayer.persistence.Rows;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The one list of a launch's columns: what is written into each, and how a row is read. */
final class LaunchColumns {

  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Each column with what is written into it; parameters are those of {@link #parameters}. */
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("id", ":id");
    COLUMNS.put("token_hash", ":token");
    COLUMNS.put("organisation_id", ":organisation");
    COLUMNS.put("platform_id", ":platform");
    COLUMNS.put("platform_instance", ":platformInstance");
    COLUMNS.put("learner_id", ":learner");
    COLUMNS.put("roles", ":roles");
    COLUMNS.put("test_user", ":testUser");
    COLUMNS.put("job_role", ":jobRole");
    COLUMNS.put("message_type", ":messageType");
    COLUMNS.put("message_details", ":messageDetails::jsonb");
    COLUMNS.put("deployment_id", ":deployment");
    COLUMNS.put("course_id", ":course::uuid");
    COLUMNS.put("context_id", ":context");
    COLUMNS.put("context_title", ":contextTitle");
    COLUMNS.put("resource_link_id", ":link");
    COLUMNS.put("resource_link_title", ":linkTitle");
    COLUMNS.put("target_link_uri", ":target");
    COLUMNS.put("custom", ":custom::jsonb");
    COLUMNS.put("locale", ":locale");
    COLUMNS.put("line_item", ":lineItem");
    COLUMNS.put("line_items", ":lineItems");
    COLUMNS.put("ags_scopes", ":scopes");
    COLUMNS.put("roster", ":roster");
    COLUMNS.put("return_url", ":returnUrl");
    COLUMNS.put("opened_by", ":openedBy::uuid");
    COLUMNS.put("login_begun_at", ":begunAt::timestamptz");
    COLUMNS.put("token_issued_at", ":issuedAt::timestamptz");
    COLUMNS.put("signed_in_at", ":signedInAt::timestamptz");
    COLUMNS.put("launched_at", "now()");
    COLUMNS.put("expires_at", "now() + make_interval(secs => :life)");
  }

  private LaunchColumns() {}

  /**
   * The statement that keeps a launch.
   *
   * @param instead what is written into a column instead of the parameter
   * @param from the rest of it, from {@code from} on
   */
  static String insert(Map<String, String> instead, String from) {
    Map<String, String> values = new LinkedHashMap<>(COLUMNS);
    values.putAll(instead);
    return "insert into lti_launch (%s)\nselect %s\n%s"
        .formatted(String.join(", ", COLUMNS.keySet()), String.join(", ", values.values()), from);
  }

  /** What stands for the parameters of {@link #insert}. */
  static Map<String, @Nullable Object> parameters(Launch launch, byte[] tokenHash) {
    LtiUser user = launch.user();
    LtiContext context = launch.context();
    CourseId course = context.course();
    GradeService grades = launch.services().grades();
    ResourceLink link = MessageJson.link(launch.message());
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", launch.id());
    values.put("token", tokenHash);
    values.put("organisation", launch.organisation().value());
    values.put("platform", launch.platform().value());
    values.put("platformInstance", context.platformInstance());
    values.put("learner", user.learner().value());
    values.put("roles", user.roles().stream().map(Enum::name).toArray(String[]::new));
    values.put("testUser", user.testUser());
    values.put("jobRole", user.jobRole());
    values.put("messageType", MessageJson.type(launch.message()));
    values.put("messageDetails", MessageJson.details(launch.message()));
    values.put("deployment", context.deploymentId());
    values.put("course", course == null ? null : course.value());
    values.put("context", context.id());
    values.put("contextTitle", context.title());
    values.put("link", link == null ? null : link.id());
    values.put("linkTitle", link == null ? null : link.title());
    values.put("target", context.targetLinkUri().toString());
    values.put("custom", JSON.writeValueAsString(context.custom()));
    values.put("locale", user.locale().toLanguageTag());
    values.put("lineItem", grades == null ? null : text(grades.lineItem()));
    values.put("lineItems", grades == null ? null : text(grades.lineItems()));
    values.put("scopes", grades == null ? null : grades.scopes().toArray(String[]::new));
    values.put("roster", text(launch.services().roster()));
    values.put("returnUrl", text(context.returnUrl()));
    Opening opening = launch.opening();
    values.put("openedBy", opening == null ? null : opening.launch());
    values.put("begunAt", utc(opening == null ? null : opening.begunAt()));
    values.put("issuedAt", utc(opening == null ? null : opening.issuedAt()));
    values.put("signedInAt", utc(opening == null ? null : opening.signedInAt()));
    values.put(
        "life",
        Duration.between(launch.validity().launchedAt(), launch.validity().expiresAt()).toMillis()
            / 1000.0);
    return values;
  }

  /**
   * A row with the person's {@code subject} and {@code name}, and the platform's {@code issuer}.
   */
  static Launch read(ResultSet row, int number) throws SQLException {
    return new Launch(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        new PlatformId(row.getObject("platform_id", UUID.class)),
        new LtiUser(
            new LearnerId(row.getObject("learner_id", UUID.class)),
            new AccountKey(row.getString("issuer"), row.getString("subject")),
            row.getString("name"),
            roles(row),
            row.getString("job_role"),
            row.getBoolean("test_user"),
            Locale.forLanguageTag(row.getString("locale"))),
        new LtiContext(
            row.getString("deployment_id"),
            row.getString("platform_instance"),
            course(row, "course_id"),
            row.getString("context_id"),
            row.getString("context_title"),
            URI.create(row.getString("target_link_uri")),
            custom(row),
            address(row, "return_url")),
        message(row),
        new LtiServices(grades(row), address(row, "roster")),
        validity(row, opening(row)));
  }

  static Validity validity(ResultSet row, @Nullable Opening opening) throws SQLException {
    return new Validity(
        row.getObject("launched_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        opening);
  }

  private static @Nullable Opening opening(ResultSet row) throws SQLException {
    UUID launch = row.getObject("opened_by", UUID.class);
    return launch == null
        ? null
        : new Opening(
            launch,
            Rows.instant(row, "login_begun_at"),
            Rows.instant(row, "token_issued_at"),
            Rows.instantOrNull(row, "signed_in_at"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  static @Nullable CourseId course(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new CourseId(id);
  }

  static @Nullable String text(@Nullable URI address) {
    return address == null ? null : address.toString();
  }

  private static LaunchMessage message(ResultSet row) throws SQLException {
    String link = row.getString("resource_link_id");
    return MessageJson.read(
        row.getString("message_type"),
        link == null ? null : new ResourceLink(link, row.getString("resource_link_title")),
        row.getString("message_details"));
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
}
