package org.traininglayer.admin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.admin.ConsoleProperties.Oidc;

/** Whether somebody of the provider may come in, and as what; pure. */
final class OidcAdmission {

  private OidcAdmission() {}

  /** What was decided. */
  sealed interface Decision {}

  /** Comes in under this name with these roles. */
  record In(String name, Set<ConsoleRole> roles) implements Decision {}

  /** Does not come in; the reason is for the log and holds no name. */
  record Out(String reason) implements Decision {}

  /** Decides by the claims of a verified ID token. */
  static Decision decide(Map<String, Object> claims, Oidc settings) {
    String name = text(claims.get(settings.nameClaim()));
    if (name == null || !ConsoleUsers.acceptable(name)) {
      return new Out("the claim " + settings.nameClaim() + " gives no name");
    }
    if (settings.nameClaim().equals("email") && !verified(claims)) {
      return new Out("the e-mail address is not verified");
    }
    if (!listed(claims, name, settings)) {
      return new Out("neither the domain nor the user is allowed");
    }
    Set<String> values = values(at(claims, settings.rolesClaim()));
    Set<ConsoleRole> roles = EnumSet.noneOf(ConsoleRole.class);
    add(roles, ConsoleRole.SITE_ADMINISTRATOR, values, settings.siteAdministrators());
    add(roles, ConsoleRole.OWNER, values, settings.owners());
    add(roles, ConsoleRole.ANALYST, values, settings.analysts());
    add(roles, ConsoleRole.AUDITOR, values, settings.auditors());
    return roles.isEmpty()
        ? new Out("no value of the claim " + settings.rolesClaim() + " gives a role")
        : new In(ConsoleUsers.normal(name), roles);
  }

  private static boolean listed(Map<String, Object> claims, String name, Oidc settings) {
    if (settings.allowedDomains().isEmpty() && settings.allowedUsers().isEmpty()) {
      return true;
    }
    String email = verified(claims) ? text(claims.get("email")) : null;
    if (containsIgnoringCase(settings.allowedUsers(), name)) {
      return true;
    }
    if (email == null) {
      return false;
    }
    return containsIgnoringCase(settings.allowedUsers(), email)
        || containsIgnoringCase(
            settings.allowedDomains(), email.substring(email.lastIndexOf('@') + 1));
  }

  private static boolean verified(Map<String, Object> claims) {
    Object verified = claims.get("email_verified");
    return Boolean.TRUE.equals(verified) || "true".equals(verified);
  }

  private static boolean containsIgnoringCase(List<String> list, String value) {
    return list.stream().anyMatch(one -> one.strip().equalsIgnoreCase(value.strip()));
  }

  private static void add(
      Set<ConsoleRole> roles, ConsoleRole role, Set<String> values, List<String> giving) {
    if (giving.stream().anyMatch(values::contains)) {
      roles.add(role);
    }
  }

  /** The claim of this name, else along its dots. */
  private static @Nullable Object at(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    Object value = claims;
    for (String step : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }

  private static Set<String> values(@Nullable Object claim) {
    return switch (claim) {
      case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.toSet());
      case String one -> Set.of(one);
      case null, default -> Set.of();
    };
  }

  private static @Nullable String text(@Nullable Object claim) {
    return claim instanceof String text && !text.isBlank()
        ? text.strip().toLowerCase(Locale.ROOT)
        : null;
  }
}
