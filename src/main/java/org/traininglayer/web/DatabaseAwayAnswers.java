package org.traininglayer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.traininglayer.persistence.DatabaseAway;

/** Where the database is away for the moment, the answer is 503 with a page that says so. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DatabaseAwayAnswers extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(DatabaseAwayAnswers.class);
  private static final String SECONDS = "2";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (!DatabaseAway.is(e) || response.isCommitted()) {
        throw e;
      }
      log.warn("A request met a busy or absent database: {}", e.getMessage());
      response.resetBuffer();
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }
}
