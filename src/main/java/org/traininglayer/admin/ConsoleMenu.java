package org.traininglayer.admin;

import java.util.List;
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

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("overview", "/admin"),
          new Entry("dashboard", "/dashboard"),
          new Entry("platforms", "/admin/platforms"),
          new Entry("connections", "/admin/connections"),
          new Entry("rosters", "/admin/rosters"),
          new Entry("deliveries", "/admin/deliveries"),
          new Entry("refusals", "/admin/refusals"),
          new Entry("keys", "/admin/keys"),
          new Entry("credentials", "/admin/credentials"),
          new Entry("frames", "/admin/frames"),
          new Entry("users", "/admin/users"),
          new Entry("audit", "/admin/audit"));

  private final ObjectProvider<RequestMappingHandlerMapping> mappings;
  private volatile @Nullable List<Entry> existing;

  ConsoleMenu(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /** A page; {@code admin.menu.<name>} is its title. */
  record Entry(String name, String path) {}

  @ModelAttribute("menu")
  List<Entry> menu(@AuthenticationPrincipal @Nullable ConsoleUser user) {
    return user == null
        ? List.of()
        : existing().stream()
            .filter(entry -> ConsoleAccess.allowed(HttpMethod.GET, entry.path(), user.roles()))
            .toList();
  }

  /** The name of whoever is signed in; null for nobody. */
  @ModelAttribute("signedIn")
  @Nullable String signedIn(@AuthenticationPrincipal @Nullable ConsoleUser user) {
    return user == null ? null : user.getUsername();
  }

  private List<Entry> existing() {
    List<Entry> found = existing;
    if (found == null) {
      List<String> paths =
          mappings.getObject().getHandlerMethods().keySet().stream()
              .flatMap(mapping -> mapping.getPatternValues().stream())
              .toList();
      found = ENTRIES.stream().filter(entry -> paths.contains(entry.path())).toList();
      existing = found;
    }
    return found;
  }
}
