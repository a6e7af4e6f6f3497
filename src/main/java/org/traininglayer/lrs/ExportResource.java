package org.traininglayer.lrs;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.lrs.StatementExports.Export;
import org.traininglayer.lrs.StatementExports.Format;
import org.traininglayer.lrs.StatementExports.Naming;
import org.traininglayer.lrs.StatementExports.NoSuchThing;
import org.traininglayer.lrs.StatementExports.Wish;

/**
 * Statements as one file, for programs. Not a resource of xAPI; it has the manners of the others.
 */
@Component
class ExportResource implements KeyedResource {

  static final String PATH = "/statements/export";
  private static final int LONGEST_PURPOSE = 200;

  private static final Set<String> PARAMETERS =
      Set.of(
          "format", "people", "verb", "activity", "template", "since", "until", "after", "purpose");

  private final StatementExports exports;

  ExportResource(StatementExports exports) {
    this.exports = exports;
  }

  @Override
  public Set<String> paths() {
    return Set.of(PATH);
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "HEAD");
  }

  @Override
  public long maxBody() {
    return 0;
  }

  @Override
  public XapiResponse handle(XapiCall call) {
    if (!call.caller().readsAll()) {
      throw XapiFailure.of(403, "An export needs a key that reads all statements.");
    }
    call.request().allowParameters(PARAMETERS);
    Wish wish = wish(call);
    if (call.request().method().equals("HEAD")) {
      // Whoever looks does not take anything away: nothing is begun, and nothing noted.
      return new XapiResponse(200, Map.of("Content-Type", wish.format().mediaType()), new byte[0]);
    }
    Export export;
    try {
      export =
          exports.begin(
              call.caller().organisation(), "key " + call.caller().authority().name(), wish);
    } catch (NoSuchThing e) {
      throw XapiFailure.badRequest(String.valueOf(e.getMessage()));
    }
    return new XapiResponse(
            200,
            Map.of(
                "Content-Type",
                wish.format().mediaType(),
                "Cache-Control",
                "no-store",
                "X-Export-Through",
                XapiResponse.timestamp(export.through())),
            new File(exports, export))
        .with("X-Export-Id", export.id().toString());
  }

  private record File(StatementExports exports, Export export) implements XapiResponse.Body {
    @Override
    public long length() {
      return -1;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      exports.write(export, out);
    }
  }

  private static Wish wish(XapiCall call) {
    Map<String, String> given = call.request().parameters();
    String purpose = given.getOrDefault("purpose", "").strip();
    if (purpose.isEmpty()
        || purpose.length() > LONGEST_PURPOSE
        || purpose.chars().anyMatch(Character::isISOControl)) {
      throw XapiFailure.badParameter(
          "purpose",
          "says in one line of at most 200 characters what the statements are for; it is kept in"
              + " the audit trail");
    }
    return new Wish(
        one(given, "format", Format.NDJSON),
        one(given, "people", Naming.PSEUDONYM),
        iri(given, "verb"),
        iri(given, "activity"),
        given.get("template"),
        time(call, "since"),
        time(call, "until"),
        given.containsKey("after") ? uuid(given.getOrDefault("after", "")) : null,
        purpose);
  }

  private static UUID uuid(String text) {
    return ParameterValue.uuid("after", text);
  }

  private static @Nullable String iri(Map<String, String> given, String name) {
    String text = given.get(name);
    return text == null ? null : ParameterValue.iri(name, text);
  }

  private static @Nullable Instant time(XapiCall call, String name) {
    String text = call.request().parameters().get(name);
    return text == null ? null : ParameterValue.timestamp(name, text, call.version());
  }

  private static <E extends Enum<E>> E one(Map<String, String> given, String name, E otherwise) {
    String text = given.get(name);
    if (text == null) {
      return otherwise;
    }
    for (E each : otherwise.getDeclaringClass().getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return each;
      }
    }
    throw XapiFailure.badParameter(
        name,
        "must be "
            + String.join(
                " or ",
                Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList()));
  }
}
