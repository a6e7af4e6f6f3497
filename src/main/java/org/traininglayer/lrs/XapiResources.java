package org.traininglayer.lrs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.xapi.XapiVersion;

/** Which resource answers, and to whom. */
@Component
class XapiResources {

  private final BasicAuthentication doorkeeper;
  private final StatementsResource statements;
  private final LedgerClock clock;

  XapiResources(BasicAuthentication doorkeeper, StatementsResource statements, LedgerClock clock) {
    this.doorkeeper = doorkeeper;
    this.statements = statements;
    this.clock = clock;
  }

  /**
   * Answers a request.
   *
   * @param version what the version header says; absent if it is missing or wrong
   * @param base path of the LRS on this host
   * @param headers takes headers that belong to the answer even if it is a refusal
   */
  XapiResponse answer(
      XapiRequest request,
      @Nullable XapiVersion version,
      String base,
      BiConsumer<String, String> headers) {
    return switch (request.path()) {
      case "/about" -> about(request);
      case "/profile" -> profile(request);
      case StatementsResource.PATH, StatementsResource.MORE -> {
        LedgerClock.Moment moment = clock.look();
        headers.accept(
            "X-Experience-API-Consistent-Through",
            XapiResponse.timestamp(moment.consistentThrough()));
        Caller caller =
            doorkeeper
                .recognise(request.header("Authorization"))
                .orElseThrow(
                    () -> XapiFailure.of(401, "A valid key and secret are needed (HTTP Basic)."));
        if (version == null) {
          throw XapiFailure.badRequest(
              "The header X-Experience-API-Version must be 1.0.x or 2.0.x.");
        }
        yield statements.answer(request, caller, version, base, moment.now());
      }
      default ->
          throw XapiFailure.of(
              404,
              "This LRS has the resources /about, /statements and /profile, and not this one.");
    };
  }

  /** Our xAPI Profile: what the terms in our statements mean, for anybody. */
  private static XapiResponse profile(XapiRequest request) {
    onlyRead(request);
    try (InputStream file = XapiResources.class.getResourceAsStream("/xapi/profile.jsonld")) {
      return new XapiResponse(
          200,
          Map.of("Content-Type", "application/ld+json"),
          Objects.requireNonNull(file).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void onlyRead(XapiRequest request) {
    request.allowParameters(Set.of());
    if (!request.method().equals("GET")) {
      throw XapiFailure.of(405, "This resource can only be read.");
    }
  }

  private static XapiResponse about(XapiRequest request) {
    onlyRead(request);
    var about = StrictJson.MAPPER.createObjectNode();
    about.putArray("version").add("1.0.3").add("2.0.0");
    return XapiResponse.json(about);
  }
}
