package org.traininglayer.admin;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The menu of whoever is signed in: the pages that exist and that they may open. */
@ControllerAdvice(basePackageClasses = ConsoleMenu.class)
class ConsoleMenu {

  private static final List<Group> GROUPS =
      List.of(
          new Group("overview", List.of(new Entry("overview", "/admin"))),
          new Group("owner", List.of(new Entry("owner", "/admin/adoption"))),
          new Group("dashboard", List.of(new Entry("dashboard", "/dashboard"))),
          new Group(
              "decide",
              List.of(
                  new Entry("worklist", "/admin/worklist"),
                  new Entry("warnings", "/admin/warnings"),
                  new Entry("verdict", "/admin/verdict"),
                  new Entry("budget", "/admin/budget"))),
          new Group(
              "learners",
              List.of(
                  new Entry("questions", "/admin/questions"),
                  new Entry("champions", "/admin/champions"),
                  new Entry("check-ins", "/admin/check-ins"))),
          new Group(
              "real-work",
              List.of(
                  new Entry("measuring", "/admin/measuring"),
                  new Entry("work", "/admin/work"),
                  new Entry("ratings", "/admin/ratings"))),
          new Group(
              "learning-platforms",
              List.of(
                  new Entry("platforms", "/admin/platforms"),
                  new Entry("connections", "/admin/connections"),
                  new Entry("rosters", "/admin/rosters"),
                  new Entry("frames", "/admin/frames"))),
          new Group(
              "records",
              List.of(
                  new Entry("deliveries", "/admin/deliveries"),
                  new Entry("mail", "/admin/mail"),
                  new Entry("acknowledgements", "/admin/acknowledgements"),
                  new Entry("training-records", "/admin/training-records"),
                  new Entry("reports", "/admin/reports"),
                  new Entry("signatures", "/admin/signatures"),
                  new Entry("exports", "/admin/exports"),
                  new Entry("credentials", "/admin/credentials"))),
          new Group(
              "access",
              List.of(
                  new Entry("users", "/admin/users"),
                  new Entry("keys", "/admin/keys"),
                  new Entry("people", "/admin/people"),
                  new Entry("retention", "/admin/retention"),
                  new Entry("audit", "/admin/audit"))));

  private final ObjectProvider<RequestMappingHandlerMapping> mappings;
  private volatile @Nullable List<Group> existing;

  ConsoleMenu(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /** A page; {@code admin.menu.<name>} is its title. */
  record Entry(String name, String path) {}

  /**
   * Pages about one thing; {@code admin.menu.group.<name>} is its title. A group of one page is
   * that page.
   */
  record Group(String name, List<Entry> pages) {

    Group {
      pages = List.copyOf(pages);
    }

    /** Whether this page is one of them. */
    public boolean holds(String page) {
      return pages.stream().anyMatch(entry -> entry.name().equals(page));
    }

    /** The group without the pages that do not fit; one without pages is none. */
    private static List<Group> only(List<Group> groups, Predicate<Entry> wanted) {
      return groups.stream()
          .map(group -> new Group(group.name, group.pages.stream().filter(wanted).toList()))
          .filter(group -> !group.pages.isEmpty())
          .toList();
    }
  }

  @ModelAttribute("menu")
  List<Group> menu(@AuthenticationPrincipal @Nullable ConsoleUser user) {
    return user == null
        ? List.of()
        : Group.only(
            existing(), entry -> ConsoleAccess.allowed(HttpMethod.GET, entry.path(), user.roles()));
  }

  /** The name of whoever is signed in; null for nobody. */
  @ModelAttribute("signedIn")
  @Nullable String signedIn(@AuthenticationPrincipal @Nullable ConsoleUser user) {
    return user == null ? null : user.getUsername();
  }

  private List<Group> existing() {
    List<Group> found = existing;
    if (found == null) {
      List<String> paths =
          mappings.getObject().getHandlerMethods().keySet().stream()
              .flatMap(mapping -> mapping.getPatternValues().stream())
              .toList();
      found = Group.only(GROUPS, entry -> paths.contains(entry.path()));
      existing = found;
    }
    return found;
  }
}
