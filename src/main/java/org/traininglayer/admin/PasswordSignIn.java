package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.traininglayer.http.ClientAddress;

/**
 * Sign-in by name and password. Whether a name exists, may not sign in, or has no password is not
 * to be learned here: the answer is the same and the work is comparable.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final ConsoleUsers users;
  private final Passwords passwords;
  private final SignInTries tries;
  private final ConsoleProperties properties;

  PasswordSignIn(
      ConsoleUsers users, Passwords passwords, SignInTries tries, ConsoleProperties properties) {
    this.users = users;
    this.passwords = passwords;
    this.tries = tries;
    this.properties = properties;
  }

  /** Where a try comes from. */
  record Details(String network) {

    static Details of(HttpServletRequest request) {
      return new Details(ClientAddress.network(request));
    }
  }

  /** Too many tries came from one network. */
  static final class NetworkRestsException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    NetworkRestsException() {
      super("the network rests");
    }
  }

  @Override
  public Authentication authenticate(Authentication wanted) {
    String network = wanted.getDetails() instanceof Details details ? details.network() : "unknown";
    String password = wanted.getCredentials() instanceof String text ? text : "";
    return SessionTag.authentication(check(wanted.getName(), password, network));
  }

  /** The user of this name and password. */
  ConsoleUser check(String username, String password, String network) {
    String name = username.length() > 200 ? username.substring(0, 200) : username;
    switch (tries.begin(name, network)) {
      case NAME_RESTS -> throw new LockedException("the name rests");
      case NETWORK_RESTS -> throw new NetworkRestsException();
      case GO_ON -> {}
    }
    Optional<ConsoleUser> found = users.named(username);
    @Nullable String hash = found.map(ConsoleUser::passwordHash).orElse(null);
    boolean fits = passwords.matches(password, hash);
    ConsoleUser user = found.orElse(null);
    if (!fits
        || user == null
        || hash == null
        || user.disabledAt() != null
        || !properties.mayUsePassword(user.getUsername())) {
      throw new BadCredentialsException("no such name and password");
    }
    tries.succeeded(name, network);
    if (passwords.outdated(hash)) {
      users.rehash(user, password);
    }
    users.signedIn(user.id());
    return user;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
