package org.traininglayer.lti.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LaunchMessage;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.LaunchMessage.ResourceLink;
import org.traininglayer.lti.LaunchMessage.SubmissionReview;
import org.traininglayer.lti.courses.CourseRoles;
import org.traininglayer.lti.courses.SharedName;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import tools.jackson.databind.JsonNode;

/**
 * What we keep of a launch's claims, made fit to be kept. Everything optional may be absent or
 * spoilt without harm.
 *
 * @param subject null for an anonymous launch
 */
record LaunchClaims(
    @Nullable String subject,
    @Nullable String name,
    Set<CourseRole> roles,
    @Nullable String jobRole,
    boolean testUser,
    @Nullable String platformGuid,
    String deploymentId,
    @Nullable String contextId,
    @Nullable String contextTitle,
    List<String> contextHistory,
    LaunchMessage message,
    URI targetLinkUri,
    Map<String, String> custom,
    Locale locale,
    @Nullable GradeService grades,
    @Nullable URI roster,
    @Nullable URI returnUrl) {

  /** Custom parameter that asks for {@code $Context.id.history}. */
  static final String HISTORY_PARAMETER = "context_history";

  private static final int MAX_TITLE = 255;
  private static final int MAX_CUSTOM = 100;
  private static final int MAX_CUSTOM_VALUE = 2_000;
  private static final int MAX_ADDRESS = 2_000;

  /**
   * Reads claims that have passed {@link LaunchRules}.
   *
   * @param usual the target where a deep linking request names none
   */
  static LaunchClaims of(JsonNode claims, URI usual) {
    List<String> roles = strings(claims.path(Claims.ROLES));
    JsonNode context = claims.path(Claims.CONTEXT);
    String target = LaunchRules.string(claims, Claims.TARGET_LINK_URI);
    Map<String, String> custom = custom(claims.path(Claims.CUSTOM));
    return new LaunchClaims(
        LaunchRules.string(claims, "sub"),
        name(claims),
        CourseRoles.of(roles),
        jobRole(custom),
        CourseRoles.isTestUser(roles),
        CleanText.of(LaunchRules.string(claims.path(Claims.TOOL_PLATFORM), "guid"), MAX_TITLE),
        claims.path(Claims.DEPLOYMENT_ID).stringValue(),
        isAccount(context) ? null : CleanText.of(LaunchRules.contextId(claims), MAX_TITLE),
        isAccount(context) ? null : CleanText.of(LaunchRules.string(context, "title"), MAX_TITLE),
        history(custom),
        message(claims),
        target == null ? usual : URI.create(target),
        custom,
        locale(claims),
        CourseRoles.isTestUser(roles) ? null : grades(claims.path(Claims.GRADES)),
        address(LaunchRules.string(claims.path(Claims.ROSTER), "context_memberships_url")),
        returnUrl(claims));
  }

  /** Canvas calls a whole account a context too, with this word as its type. It is no course. */
  private static boolean isAccount(JsonNode context) {
    JsonNode type = context.path("type");
    return type.isString()
        ? "Account".equals(type.stringValue())
        : strings(type).stream().anyMatch("Account"::equals);
  }

  private static LaunchMessage message(JsonNode claims) {
    String type = claims.path(Claims.MESSAGE_TYPE).stringValue();
    return switch (type) {
      case Claims.DEEP_LINKING_REQUEST ->
          selection(
              claims.path(Claims.DEEP_LINKING_SETTINGS),
              CleanText.of(LaunchRules.string(claims, Claims.PLACEMENT), MAX_TITLE));
      case Claims.SUBMISSION_REVIEW_REQUEST ->
          new SubmissionReview(
              claims.path(Claims.FOR_USER).path("user_id").stringValue(), link(claims));
      default -> Objects.requireNonNull(link(claims));
    };
  }

  private static @Nullable ResourceLink link(JsonNode claims) {
    JsonNode link = claims.path(Claims.RESOURCE_LINK);
    String id = LaunchRules.string(link, "id");
    return id == null || !LaunchRules.isId(id) ? null : new ResourceLink(id, linkTitle(claims));
  }

  /** OpenOLAT gives every link the title of its course, which names no activity. */
  private static @Nullable String linkTitle(JsonNode claims) {
    String title =
        CleanText.of(LaunchRules.string(claims.path(Claims.RESOURCE_LINK), "title"), MAX_TITLE);
    String course =
        CleanText.of(LaunchRules.string(claims.path(Claims.CONTEXT), "title"), MAX_TITLE);
    return title == null || title.equalsIgnoreCase(course) ? null : title;
  }

  private static ContentSelection selection(JsonNode settings, @Nullable String placement) {
    JsonNode lineItem = settings.path("accept_lineitem");
    return new ContentSelection(
        Objects.requireNonNull(address(LaunchRules.string(settings, "deep_link_return_url"))),
        Set.copyOf(words(settings.path("accept_types"))),
        words(settings.path("accept_presentation_document_targets")),
        settings.path("accept_multiple").asBoolean(false),
        lineItem.isBoolean() ? lineItem.booleanValue() : null,
        settings.path("auto_create").asBoolean(false),
        LaunchRules.string(settings, "data"),
        CleanText.of(LaunchRules.string(settings, "title"), MAX_TITLE),
        CleanText.of(LaunchRules.string(settings, "text"), MAX_CUSTOM_VALUE),
        placement);
  }

  /** {@code $Context.id.history}: ids with commas; a variable not filled in is no history. */
  private static List<String> history(Map<String, String> custom) {
    String text = custom.get(HISTORY_PARAMETER);
    if (text == null || text.startsWith("$")) {
      return List.of();
    }
    return Arrays.stream(text.split(",", MAX_CUSTOM + 1))
        .limit(MAX_CUSTOM)
        .map(String::strip)
        .filter(id -> !id.isEmpty() && id.length() <= MAX_TITLE)
        .toList();
  }

  /** Where the platform wants people back, if that is a web address. */
  static @Nullable URI returnUrl(JsonNode claims) {
    return address(LaunchRules.string(claims.path(Claims.LAUNCH_PRESENTATION), "return_url"));
  }

  private static @Nullable String name(JsonNode claims) {
    return SharedName.of(
        LaunchRules.string(claims, "name"),
        LaunchRules.string(claims, "given_name"),
        LaunchRules.string(claims, "family_name"));
  }

  /** A variable that the platform did not fill in is no role. */
  private static @Nullable String jobRole(Map<String, String> custom) {
    String role = CleanText.of(custom.get("job_role"), 64);
    return role == null || role.startsWith("$") ? null : role;
  }

  private static Map<String, String> custom(JsonNode node) {
    Map<String, String> custom = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = CleanText.of(entry.getKey(), MAX_TITLE);
      JsonNode value = entry.getValue();
      String text =
          CleanText.of(
              value.isString() ? value.stringValue() : value.isNull() ? null : value.toString(),
              MAX_CUSTOM_VALUE);
      if (key != null && text != null && custom.size() < MAX_CUSTOM) {
        custom.putIfAbsent(key, text);
      }
    }
    return custom;
  }

  /** Moodle writes {@code pt_br}, Canvas {@code pt-BR}. */
  private static Locale locale(JsonNode claims) {
    String text = LaunchRules.string(claims.path(Claims.LAUNCH_PRESENTATION), "locale");
    String tag = text == null ? LaunchRules.string(claims, "locale") : text;
    if (tag == null || tag.length() > 35) {
      return Locale.ENGLISH;
    }
    Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
    return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
  }

  private static @Nullable GradeService grades(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    Set<String> scopes = new LinkedHashSet<>();
    for (String scope : strings(node.path("scope"))) {
      String clean = CleanText.of(scope, MAX_TITLE);
      if (clean != null && scopes.size() < MAX_CUSTOM) {
        scopes.add(clean);
      }
    }
    return new GradeService(
        address(LaunchRules.string(node, "lineitem")),
        address(LaunchRules.string(node, "lineitems")),
        scopes);
  }

  static @Nullable URI address(@Nullable String text) {
    if (text == null || text.length() > MAX_ADDRESS) {
      return null;
    }
    try {
      URI uri = new URI(text.strip());
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Texts fit to be kept. */
  private static List<String> words(JsonNode list) {
    return strings(list).stream()
        .map(one -> CleanText.of(one, MAX_TITLE))
        .filter(Objects::nonNull)
        .limit(MAX_CUSTOM)
        .distinct()
        .toList();
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(one -> {
      if (one.isString()) {
        strings.add(one.stringValue());
      }
    });
    return strings;
  }
}
