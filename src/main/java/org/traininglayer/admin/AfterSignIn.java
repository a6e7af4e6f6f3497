package org.traininglayer.admin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: where they wanted to go, if that is a page of ours. */
final class AfterSignIn {

  private static final int LONGEST = 1000;
  private static final Pattern OURS =
      Pattern.compile("/(admin|dashboard)(/[A-Za-z0-9._~/%-]*)?(\\?[A-Za-z0-9._~%&=+:,-]*)?");

  private AfterSignIn() {}

  /** The page that was wanted, else the first page of this user. */
  static String path(@Nullable String wanted, @Nullable ConsoleUser user) {
    if (wanted != null && isOurs(wanted)) {
      return wanted;
    }
    if (user == null || user.roles().size() != 1) {
      return "/admin";
    }
    return switch (user.roles().iterator().next()) {
      case ANALYST -> "/dashboard";
      case AUDITOR -> "/admin/training-records";
      case OWNER, SITE_ADMINISTRATOR -> "/admin";
    };
  }

  /** Whether this is the path of a page that one signs in for, and nothing else. */
  static boolean isOurs(String path) {
    return path.length() <= LONGEST
        && OURS.matcher(path).matches()
        && !path.contains("//")
        && !path.contains("..")
        && !path.startsWith("/admin/sign-")
        && !path.startsWith("/admin/join")
        && !path.startsWith("/admin/setup");
  }
}
