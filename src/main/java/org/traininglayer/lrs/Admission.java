package org.traininglayer.lrs;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is let in: by a key or, where that is set up, by an access token; from a page that may, and
 * not too often. All of it before anything of a body is read.
 */
@Component
class Admission {

  private final BasicAuthentication keys;
  private final TokenAuthentication tokens;
  private final RequestRates rates;

  Admission(BasicAuthentication keys, TokenAuthentication tokens, RequestRates rates) {
    this.keys = keys;
    this.tokens = tokens;
    this.rates = rates;
  }

  /**
   * The caller behind a request.
   *
   * @throws XapiFailure 401 for strangers, 403 for a page that may not, 429 for too many requests
   */
  Caller admit(XapiRequest request) {
    String authorization = request.header("Authorization");
    Optional<Caller> known = keys.recognise(authorization);
    if (known.isEmpty()) {
      known = tokens.recognise(authorization);
    }
    Caller caller =
        known.orElseThrow(() ->
            XapiFailure.of(401, "A valid key and secret are needed (HTTP Basic).")
                .with("WWW-Authenticate", BasicAuthentication.CHALLENGE + tokens.challenge()));
    refuseOtherPages(caller, request.header("Origin"));
    rates.count(caller);
    return caller;
  }

  /** Only browsers say which page asks, so this keeps out pages, never programs. */
  private static void refuseOtherPages(Caller caller, @Nullable String origin) {
    Set<String> pages = caller.terms().origins();
    if (origin != null && !pages.isEmpty() && !pages.contains(origin)) {
      throw XapiFailure.of(
          403,
          "This "
              + caller.by().word()
              + " may not be used from this page: its origin is not among those that are set.");
    }
  }
}
