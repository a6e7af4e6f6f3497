package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * What a session keeps of who signed in: one line of text with a version, the user's id, the user's
 * session key and the time of sign-in. The user is read from the database with each request; a line
 * that is not understood, is too old, or carries another key than the user has now, is nobody's.
 */
final class SessionTag implements SecurityContextRepository {

  private static final String ATTRIBUTE = "console.user";
  private static final String VERSION = "1";

  private final ConsoleUsers users;
  private final ConsoleProperties properties;

  SessionTag(ConsoleUsers users, ConsoleProperties properties) {
    this.users = users;
    this.properties = properties;
  }

  @Override
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    HttpSession session = holder.getRequest().getSession(false);
    if (session == null || session.getAttribute(ATTRIBUTE) == null) {
      return new SecurityContextImpl();
    }
    Optional<ConsoleUser> user = read(session.getAttribute(ATTRIBUTE), Instant.now());
    if (user.isEmpty()) {
      session.invalidate();
      return new SecurityContextImpl();
    }
    return new SecurityContextImpl(authentication(user.get()));
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    @Nullable ConsoleUser user = user(context.getAuthentication());
    if (user == null) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.removeAttribute(ATTRIBUTE);
      }
      return;
    }
    HttpSession session = request.getSession(true);
    session.setAttribute(
        ATTRIBUTE,
        String.join(
            " ",
            VERSION,
            user.id().toString(),
            user.sessionKey().toString(),
            Long.toString(Instant.now().getEpochSecond())));
    session.setAttribute(
        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user.id().toString());
    session.setMaxInactiveInterval((int) properties.idleEnd().toSeconds());
    ConsoleSessions.describe(session, request);
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) != null;
  }

  /** Somebody signed in, as the rest of the application sees them. */
  static Authentication authentication(ConsoleUser user) {
    return UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities());
  }

  private static @Nullable ConsoleUser user(@Nullable Authentication authentication) {
    if (authentication == null || !authentication.isAuthenticated()) {
      return null;
    }
    return switch (authentication.getPrincipal()) {
      case ConsoleUser user -> user;
      case OidcArrival arrival -> arrival.user();
      case null, default -> null;
    };
  }

  private Optional<ConsoleUser> read(@Nullable Object tag, Instant now) {
    if (!(tag instanceof String text)) {
      return Optional.empty();
    }
    String[] parts = text.split(" ", -1);
    if (parts.length != 4 || !parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    try {
      Instant since = Instant.ofEpochSecond(Long.parseLong(parts[3]));
      if (since.plus(properties.absoluteEnd()).isBefore(now)) {
        return Optional.empty();
      }
      UUID key = UUID.fromString(parts[2]);
      return users
          .find(UUID.fromString(parts[1]))
          .filter(user -> user.sessionKey().equals(key) && user.disabledAt() == null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
