package org.traininglayer.lti.platforms.registration;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.platforms.PlatformCheck;
import tools.jackson.databind.JsonNode;

/**
 * What a platform says of itself in its OpenID configuration (<a
 * href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration 1.0, 3.4</a>).
 *
 * @param authorizationServer the audience of client assertions, where it is not the token endpoint
 * @param scopes null where the platform does not say which it supports
 * @param claims null where the platform does not say which it supports
 * @param messages message types with their placements; null where the platform does not say
 * @param variables names without dollar sign; null where the platform does not say
 */
record Discovery(
    String issuer,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    URI jwksUri,
    URI registrationEndpoint,
    @Nullable String authorizationServer,
    @Nullable String productFamilyCode,
    @Nullable String productVersion,
    @Nullable String accountName,
    @Nullable String accountGuid,
    @Nullable Set<String> scopes,
    @Nullable Set<String> claims,
    @Nullable Map<String, List<String>> messages,
    @Nullable Set<String> variables) {

  static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
  private static final String CANVAS = "https://canvas.instructure.com/lti/";
  private static final int MAX_TEXT = 255;
  private static final int MAX_LIST = 1_000;
  private static final List<String> ADDRESSES =
      List.of("authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint");

  /** Everything that keeps us from registering, one sentence each. */
  static List<String> problems(JsonNode json, boolean plainHttp) {
    List<String> problems = new ArrayList<>();
    String issuer = text(json, "issuer");
    if (issuer == null) {
      problems.add("issuer is missing");
    } else {
      add(problems, "issuer", PlatformCheck.issuer(issuer, plainHttp));
      add(problems, "issuer", PlatformCheck.text(issuer));
    }
    for (String name : ADDRESSES) {
      String address = text(json, name);
      if (address == null) {
        problems.add(name + " is missing");
      } else {
        add(problems, name, PlatformCheck.address(address, plainHttp));
      }
    }
    for (String name :
        List.of(
            "id_token_signing_alg_values_supported",
            "token_endpoint_auth_signing_alg_values_supported")) {
      Set<String> algorithms = strings(json.path(name));
      if (algorithms != null && !algorithms.contains("RS256")) {
        problems.add(name + " does not contain RS256");
      }
    }
    return problems;
  }

  /** Reads a configuration without {@linkplain #problems problems}. */
  static Discovery read(JsonNode json) {
    JsonNode platform = json.path(PLATFORM);
    return new Discovery(
        json.path("issuer").stringValue(),
        URI.create(json.path("authorization_endpoint").stringValue()),
        URI.create(json.path("token_endpoint").stringValue()),
        URI.create(json.path("jwks_uri").stringValue()),
        URI.create(json.path("registration_endpoint").stringValue()),
        clean(text(json, "authorization_server")),
        clean(text(platform, "product_family_code")),
        clean(text(platform, "version")),
        clean(text(platform, CANVAS + "account_name")),
        clean(text(platform, CANVAS + "account_lti_guid")),
        strings(json.path("scopes_supported")),
        strings(json.path("claims_supported")),
        messages(platform.path("messages_supported")),
        variables(platform.path("variables")));
  }

  ProductFamily family() {
    return ProductFamily.of(productFamilyCode);
  }

  /** Whether this scope may be asked for. */
  boolean supportsScope(String scope) {
    return scopes == null || scopes.contains(scope);
  }

  /** Whether this claim may be asked for. */
  boolean supportsClaim(String claim) {
    return claims == null || claims.contains(claim);
  }

  /** Whether this variable may be asked for; name without dollar sign. */
  boolean supportsVariable(String name) {
    return variables == null || variables.contains(name);
  }

  /** Whether this message may be asked for. */
  boolean supportsMessage(String type) {
    return messages == null || messages.containsKey(type);
  }

  /** The placements for a message, spelt as the platform spells them. */
  List<String> placements(String messageType) {
    return messages == null ? List.of() : messages.getOrDefault(messageType, List.of());
  }

  private static @Nullable Map<String, List<String>> messages(JsonNode list) {
    if (!list.isArray()) {
      return null;
    }
    Map<String, List<String>> messages = new LinkedHashMap<>();
    for (JsonNode message : list) {
      String type = message.isString() ? message.stringValue() : text(message, "type");
      Set<String> placements = strings(message.path("placements"));
      if (type != null && messages.size() < MAX_LIST) {
        messages.put(type, placements == null ? List.of() : List.copyOf(placements));
      }
    }
    return messages;
  }

  private static @Nullable Set<String> variables(JsonNode list) {
    Set<String> names = strings(list);
    if (names == null) {
      return null;
    }
    Set<String> plain = new LinkedHashSet<>();
    names.forEach(name -> plain.add(name.startsWith("$") ? name.substring(1) : name));
    return plain;
  }

  /** A text; also of a number, because some platforms write ids that way. */
  static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    String text =
        value.isString() ? value.stringValue() : value.isIntegralNumber() ? value.asString() : "";
    return text.isBlank() ? null : text;
  }

  private static @Nullable Set<String> strings(JsonNode list) {
    if (!list.isArray()) {
      return null;
    }
    Set<String> strings = new LinkedHashSet<>();
    for (JsonNode one : list) {
      if (one.isString() && strings.size() < MAX_LIST) {
        strings.add(one.stringValue());
      }
    }
    return strings;
  }

  private static @Nullable String clean(@Nullable String text) {
    return CleanText.of(text, MAX_TEXT);
  }

  private static void add(List<String> problems, String name, @Nullable String problem) {
    if (problem != null) {
      problems.add(name + " " + problem);
    }
  }
}
