package org.traininglayer.lti.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.refusal.CleanText;
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
    String deploymentId,
    @Nullable String contextId,
    @Nullable String contextTitle,
    String resourceLinkId,
    @Nullable String resourceLinkTitle,
    URI targetLinkUri,
    Map<String, String> custom,
    Locale locale,
    @Nullable GradeService grades,
    @Nullable URI roster,
    @Nullable URI returnUrl) {

  private static final int MAX_TITLE = 255;
  private static final int MAX_CUSTOM = 100;
  private static final int MAX_CUSTOM_VALUE = 2_000;
  private static final int MAX_ADDRESS = 2_000;

  /** Reads claims that have passed {@link LaunchRules}. */
  static LaunchClaims of(JsonNode claims) {
    List<String> roles = strings(claims.path(Claims.ROLES));
    JsonNode context = claims.path(Claims.CONTEXT);
    JsonNode link = claims.path(Claims.RESOURCE_LINK);
    Map<String, String> custom = custom(claims.path(Claims.CUSTOM));
    return new LaunchClaims(
        LaunchRules.string(claims, "sub"),
        name(claims),
        CourseRoles.of(roles),
        jobRole(custom),
        claims.path(Claims.DEPLOYMENT_ID).stringValue(),
        CleanText.of(LaunchRules.string(context, "id"), MAX_TITLE),
        CleanText.of(LaunchRules.string(context, "title"), MAX_TITLE),
        link.path("id").stringValue(),
        CleanText.of(LaunchRules.string(link, "title"), MAX_TITLE),
        URI.create(claims.path(Claims.TARGET_LINK_URI).stringValue()),
        custom,
        locale(claims),
        CourseRoles.isTestUser(roles) ? null : grades(claims.path(Claims.GRADES)),
        address(LaunchRules.string(claims.path(Claims.ROSTER), "context_memberships_url")),
        returnUrl(claims));
  }

  /** Where the platform wants people back, if that is a web address. */
  static @Nullable URI returnUrl(JsonNode claims) {
    return address(LaunchRules.string(claims.path(Claims.LAUNCH_PRESENTATION), "return_url"));
  }

  private static @Nullable String name(JsonNode claims) {
    String whole = CleanText.of(LaunchRules.string(claims, "name"), MAX_TITLE);
    if (whole != null) {
      return whole;
    }
    String given = LaunchRules.string(claims, "given_name");
    String family = LaunchRules.string(claims, "family_name");
    return CleanText.of(
        (given == null ? "" : given) + " " + (family == null ? "" : family), MAX_TITLE);
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

  private static @Nullable URI address(@Nullable String text) {
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
