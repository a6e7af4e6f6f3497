package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.traininglayer.http.ClientAddress;

/** The open sessions of console users, in the database, for every node. */
@Component
class ConsoleSessions {

  private final FindByIndexNameSessionRepository<? extends Session> repository;
  private final JdbcClient jdbc;

  ConsoleSessions(FindByIndexNameSessionRepository<? extends Session> repository, JdbcClient jdbc) {
    this.repository = repository;
    this.jdbc = jdbc;
  }

  /**
   * A session as its owner sees it.
   *
   * @param handle names it without being worth anything
   * @param device what the browser says it is, in two words
   * @param from where it began, shortened
   */
  record Open(
      String handle,
      String device,
      String from,
      Instant since,
      Instant lastUsed,
      boolean current) {}

  /** The sessions of a user, the last used first. */
  List<Open> of(ConsoleUser user, @Nullable HttpSession current) {
    return repository.findByPrincipalName(user.id().toString()).values().stream()
        .map(session -> open(session, current))
        .sorted(Comparator.comparing(Open::lastUsed).reversed())
        .toList();
  }

  /** Ends one session of a user. */
  void end(ConsoleUser user, String handle) {
    repository.findByPrincipalName(user.id().toString()).keySet().stream()
        .filter(id -> handle(id).equals(handle))
        .forEach(repository::deleteById);
  }

  /**
   * Removes every session of a user but the one of this request, which ends by its session key or
   * is given the new one. Whatever still carries an old key is void anyway.
   */
  void endAll(UUID user) {
    jdbc.sql(
            """
            delete from console_session
            where principal_name = :user and session_id <> :current
            """)
        .param("user", user.toString())
        .param("current", current())
        .update();
  }

  private static String current() {
    HttpSession session =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest().getSession(false)
            : null;
    return session == null ? "" : session.getId();
  }

  /** Notes what the owner will recognise the session by. */
  static void describe(HttpSession session, HttpServletRequest request) {
    session.setAttribute("console.device", device(request.getHeader("User-Agent")));
    String from = ClientAddress.shortened(ClientAddress.of(request));
    session.setAttribute("console.from", from == null ? "" : from);
  }

  private static Open open(Session session, @Nullable HttpSession current) {
    return new Open(
        handle(session.getId()),
        session.getAttributeOrDefault("console.device", ""),
        session.getAttributeOrDefault("console.from", ""),
        session.getCreationTime(),
        session.getLastAccessedTime(),
        current != null && current.getId().equals(session.getId()));
  }

  private static String handle(String id) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)),
              0,
              12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code Firefox, Windows}: enough to recognise one's own. */
  static String device(@Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    String browser =
        first(
            userAgent, "Edg", "Edge", "OPR", "Opera", "Firefox", "Firefox", "Chrome", "Chrome",
            "Safari", "Safari");
    String system =
        first(
            userAgent, "iPhone", "iPhone", "iPad", "iPad", "Android", "Android", "Windows",
            "Windows", "Mac OS", "macOS", "Linux", "Linux");
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
  }

  private static String first(String text, String... marksAndNames) {
    for (int i = 0; i < marksAndNames.length; i += 2) {
      if (text.contains(marksAndNames[i])) {
        return marksAndNames[i + 1];
      }
    }
    return "";
  }
}
