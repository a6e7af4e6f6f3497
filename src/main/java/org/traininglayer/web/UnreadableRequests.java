package org.traininglayer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Parameters are read late, wherever somebody first asks for one. Where they turn out unreadable
 * (broken percent-encoding, bytes that are no UTF-8), the caller is told so.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class UnreadableRequests extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      int status = unreadable(e);
      if (status == 0 || response.isCommitted()) {
        throw e;
      }
      response.resetBuffer();
      response.sendError(status);
    }
  }

  /** The status to answer, or 0 when the failure is another one. */
  private static int unreadable(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> 0;
      case InvalidParameterException parameter -> parameter.getErrorCode();
      default -> unreadable(failure.getCause());
    };
  }
}
