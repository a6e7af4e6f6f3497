package org.traininglayer.lti;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Says where a verified launch goes. Modules that show something to people who launch provide one
 * as a bean; the first (by {@code @Order}) that answers decides.
 */
public interface LaunchDestination {

  /**
   * The path on this host, starting with {@code /} and carrying the token, or null if this launch
   * is for somebody else. It may begin already what the launch leads to.
   *
   * @param request the launch's, for what the browser remembers
   * @param response the launch's, for what the browser shall remember
   */
  @Nullable String pathFor(
      Launch launch, String token, HttpServletRequest request, HttpServletResponse response);
}
