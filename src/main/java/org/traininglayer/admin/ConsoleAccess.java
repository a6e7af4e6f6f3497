package org.traininglayer.admin;

import static org.traininglayer.admin.ConsoleRole.ANALYST;
import static org.traininglayer.admin.ConsoleRole.AUDITOR;
import static org.traininglayer.admin.ConsoleRole.OWNER;
import static org.traininglayer.admin.ConsoleRole.SITE_ADMINISTRATOR;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what, address by address; the first line that fits holds. What no line names is for
 * site administrators, and a test asks for a line.
 */
final class ConsoleAccess {

  private static final Set<ConsoleRole> ALL = EnumSet.allOf(ConsoleRole.class);
  private static final Set<ConsoleRole> OWNERS = EnumSet.of(SITE_ADMINISTRATOR, OWNER);
  private static final Set<ConsoleRole> ADMINISTRATORS = EnumSet.of(SITE_ADMINISTRATOR);
  private static final Set<ConsoleRole> ANALYSTS = EnumSet.of(SITE_ADMINISTRATOR, OWNER, ANALYST);
  private static final Set<ConsoleRole> AUDITORS = EnumSet.of(SITE_ADMINISTRATOR, AUDITOR);

  static final List<Rule> RULES =
      List.of(
          // The way in.
          everybody("/admin/sign-in"),
          everybody("/admin/sign-in/**"),
          everybody("/admin/setup"),
          everybody("/admin/join"),
          // Everybody who signed in.
          rule(HttpMethod.GET, "/admin", ALL),
          rule(HttpMethod.POST, "/admin/sign-out", ALL),
          rule(null, "/admin/account", ALL),
          rule(null, "/admin/account/**", ALL),
          rule(HttpMethod.GET, "/dashboard", ANALYSTS),
          rule(HttpMethod.GET, "/dashboard/**", ANALYSTS),
          rule(HttpMethod.GET, "/admin/adoption", ANALYSTS),
          rule(HttpMethod.GET, "/admin/adoption/pictures/**", ANALYSTS),
          rule(HttpMethod.GET, "/admin/adoption.csv", ANALYSTS),
          rule(HttpMethod.GET, "/admin/adoption.json", ANALYSTS),
          // What stands in the figures.
          rule(null, "/admin/questions/**", OWNERS),
          rule(null, "/admin/champions/**", OWNERS),
          rule(HttpMethod.GET, "/admin/check-ins", OWNERS),
          rule(HttpMethod.GET, "/admin/data-quality", OWNERS),
          rule(
              HttpMethod.GET,
              "/admin/acknowledgements/**",
              EnumSet.of(SITE_ADMINISTRATOR, OWNER, AUDITOR)),
          rule(
              HttpMethod.GET,
              "/admin/acknowledgements.csv",
              EnumSet.of(SITE_ADMINISTRATOR, OWNER, AUDITOR)),
          rule(HttpMethod.GET, "/admin/training-records/**", AUDITORS),
          rule(HttpMethod.GET, "/admin/exports/facts.zip", AUDITORS),
          rule(HttpMethod.GET, "/admin/exports/qualification.zip", AUDITORS),
          rule(HttpMethod.GET, "/admin/exports/qualification.pdf", AUDITORS),
          rule(HttpMethod.GET, "/admin/exports/aggregates.zip", ANALYSTS),
          rule(
              HttpMethod.GET,
              "/admin/exports/decisions.json",
              EnumSet.of(SITE_ADMINISTRATOR, OWNER, AUDITOR)),
          rule(HttpMethod.GET, "/admin/exports/dictionary", ALL),
          rule(HttpMethod.GET, "/admin/exports/dictionary.csv", ALL),
          rule(HttpMethod.GET, "/admin/exports/dictionary.json", ALL),
          rule(HttpMethod.POST, "/admin/exports/key", ADMINISTRATORS),
          rule(null, "/admin/exports/**", ANALYSTS),
          // Which report is for whom is said by ReportsController, report by report.
          rule(null, "/admin/reports", ALL),
          rule(null, "/admin/reports/**", ALL),
          rule(null, "/admin/worklist/**", OWNERS),
          rule(null, "/admin/budget/**", OWNERS),
          rule(null, "/admin/warnings/**", OWNERS),
          rule(HttpMethod.GET, "/admin/verdict/**", EnumSet.of(SITE_ADMINISTRATOR, OWNER, AUDITOR)),
          rule(null, "/admin/verdict/**", OWNERS),
          rule(HttpMethod.GET, "/admin/measuring/**", OWNERS),
          rule(null, "/admin/imports/**", OWNERS),
          rule(HttpMethod.GET, "/admin/imported/**", OWNERS),
          rule(HttpMethod.POST, UploadServlet.PLACE + "/**", OWNERS),
          rule(null, "/admin/work/**", OWNERS),
          rule(null, "/admin/ratings/**", OWNERS),
          rule(HttpMethod.POST, "/admin/figures/**", OWNERS),
          rule(HttpMethod.POST, "/admin/sample/**", OWNERS),
          rule(null, "/dashboard/**", OWNERS),
          // Connections, secrets, people.
          rule(null, "/admin/platforms/**", ADMINISTRATORS),
          rule(null, "/admin/connections/**", ADMINISTRATORS),
          rule(null, "/admin/rosters/**", ADMINISTRATORS),
          rule(null, "/admin/refusals/**", ADMINISTRATORS),
          rule(null, "/admin/deliveries/**", ADMINISTRATORS),
          rule(null, "/admin/mail/**", ADMINISTRATORS),
          rule(null, "/admin/credentials/**", ADMINISTRATORS),
          rule(null, "/admin/keys/**", ADMINISTRATORS),
          rule(null, "/admin/frames/**", ADMINISTRATORS),
          rule(null, "/admin/signatures/**", ADMINISTRATORS),
          rule(null, "/admin/users/**", ADMINISTRATORS),
          rule(null, "/admin/people/**", ADMINISTRATORS),
          rule(null, "/admin/retention", ADMINISTRATORS),
          rule(HttpMethod.GET, "/admin/audit/**", AUDITORS),
          rule(HttpMethod.GET, "/admin/audit.csv", AUDITORS));

  private ConsoleAccess() {}

  /**
   * One line.
   *
   * @param method null for all
   * @param roles who may; empty for everybody, signed in or not
   */
  record Rule(@Nullable HttpMethod method, PathPattern pattern, Set<ConsoleRole> roles) {

    /** Whether the line is about this request; reading without the body is reading. */
    boolean fits(HttpMethod asked, PathContainer path) {
      HttpMethod meant = asked.equals(HttpMethod.HEAD) ? HttpMethod.GET : asked;
      return (method == null || method.equals(meant)) && pattern.matches(path);
    }
  }

  /** The line for a request, if there is one. */
  static Optional<Rule> line(HttpMethod method, String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    return RULES.stream().filter(rule -> rule.fits(method, parsed)).findFirst();
  }

  /** Whether somebody with these roles may; null for somebody who has not signed in. */
  static boolean allowed(HttpMethod method, String path, @Nullable Set<ConsoleRole> roles) {
    Set<ConsoleRole> needed = line(method, path).map(Rule::roles).orElse(ADMINISTRATORS);
    return needed.isEmpty() || (roles != null && roles.stream().anyMatch(needed::contains));
  }

  private static Rule everybody(String pattern) {
    return rule(null, pattern, Set.of());
  }

  private static Rule rule(@Nullable HttpMethod method, String pattern, Set<ConsoleRole> roles) {
    return new Rule(method, PathPatternParser.defaultInstance.parse(pattern), roles);
  }
}
