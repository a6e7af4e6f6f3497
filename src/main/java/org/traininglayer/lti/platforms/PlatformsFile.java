package org.traininglayer.lti.platforms;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;

/** Reads platforms from YAML, completely or not at all. Pure. */
final class PlatformsFile {

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "issuer",
          "client-id",
          "authorization-endpoint",
          "token-endpoint",
          "token-audience",
          "jwks-uri",
          "product-family",
          "deployments",
          "new-deployments",
          "anonymous-launches");

  private final YamlReading yaml;
  private final boolean plainHttp;
  private final Set<List<String>> seen = new HashSet<>();

  private PlatformsFile(YamlReading yaml, boolean plainHttp) {
    this.yaml = yaml;
    this.plainHttp = plainHttp;
  }

  /**
   * The platforms of a file.
   *
   * @param file its name, for messages
   * @param placeholders replaces {@code ${…}}; throws {@link IllegalArgumentException} if it cannot
   * @param plainHttp whether addresses may do without TLS, for trials
   * @throws PlatformsFileException with every problem
   */
  static List<PlatformEntry> read(
      String file, String text, UnaryOperator<String> placeholders, boolean plainHttp) {
    YamlReading yaml = new YamlReading(file, placeholders);
    List<PlatformEntry> entries = new PlatformsFile(yaml, plainHttp).document(text);
    if (!yaml.problems().isEmpty()) {
      throw new PlatformsFileException(yaml.problems());
    }
    return entries;
  }

  private List<PlatformEntry> document(String text) {
    List<PlatformEntry> entries = new ArrayList<>();
    Node document = yaml.document(text);
    if (document == null && !yaml.problems().isEmpty()) {
      return entries;
    }
    Map<String, Node> top = yaml.mapping(document, Set.of("platforms"), "the file");
    if (top.isEmpty() && !yaml.problems().isEmpty()) {
      return entries;
    }
    for (Node item : yaml.sequence(top.get("platforms"), "platforms")) {
      PlatformEntry entry = entry(item);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** One platform; null if something is wrong with it. */
  private @Nullable PlatformEntry entry(Node item) {
    int before = yaml.problems().size();
    Map<String, Node> keys = yaml.mapping(item, KEYS, "a platform");
    if (!(item instanceof MappingNode)) {
      return null;
    }
    String name = required(item, keys, "name", PlatformCheck::text);
    String issuer = required(item, keys, "issuer", value -> PlatformCheck.issuer(value, plainHttp));
    String clientId = required(item, keys, "client-id", PlatformsFile::id);
    String authorization = address(item, keys, "authorization-endpoint");
    // A platform without services has none.
    String token =
        keys.containsKey("token-endpoint") ? address(item, keys, "token-endpoint") : null;
    String jwks = address(item, keys, "jwks-uri");
    String family = yaml.text(keys.get("product-family"), "product-family");
    NewDeployments deployments = newDeployments(keys.get("new-deployments"), family);
    boolean anonymous = anonymous(keys.get("anonymous-launches"));
    List<String> known = deployments(keys.get("deployments"));
    if (issuer != null && clientId != null && !seen.add(List.of(issuer, clientId))) {
      yaml.problem(item, "another platform above has the same issuer and client-id");
    }
    if (yaml.problems().size() > before
        || name == null
        || issuer == null
        || clientId == null
        || authorization == null
        || jwks == null) {
      return null;
    }
    return new PlatformEntry(
        new Platform(
            new PlatformId(UUID.randomUUID()),
            OrganisationId.DEFAULT,
            name,
            issuer,
            clientId,
            URI.create(authorization),
            token == null ? null : URI.create(token),
            yaml.text(keys.get("token-audience"), "token-audience"),
            URI.create(jwks),
            family,
            deployments,
            anonymous),
        known);
  }

  private @Nullable String address(Node item, Map<String, Node> keys, String key) {
    return required(item, keys, key, value -> PlatformCheck.address(value, plainHttp));
  }

  private @Nullable String required(
      Node item, Map<String, Node> keys, String key, Function<String, @Nullable String> check) {
    Node node = keys.get(key);
    int before = yaml.problems().size();
    String value = yaml.text(node, key);
    if (value == null) {
      if (yaml.problems().size() == before) {
        yaml.problem(node == null ? item : node, key + " is missing");
      }
      return null;
    }
    String wrong = check.apply(value);
    if (wrong != null && node != null) {
      yaml.problem(node, key + " " + wrong);
    }
    return value;
  }

  /** Canvas hands out deployment ids only after registration, a new one for each installation. */
  private NewDeployments newDeployments(@Nullable Node node, @Nullable String family) {
    String text = yaml.text(node, "new-deployments");
    if (text == null || node == null) {
      return "canvas".equals(family) ? NewDeployments.ACCEPT : NewDeployments.HOLD;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "accept" -> NewDeployments.ACCEPT;
      case "hold" -> NewDeployments.HOLD;
      default -> {
        yaml.problem(node, "new-deployments must be hold or accept, but is: " + text);
        yield NewDeployments.HOLD;
      }
    };
  }

  private boolean anonymous(@Nullable Node node) {
    String text = yaml.text(node, "anonymous-launches");
    if (text != null && node != null && !text.equals("true") && !text.equals("false")) {
      yaml.problem(node, "anonymous-launches must be true or false, but is: " + text);
    }
    return "true".equals(text);
  }

  private List<String> deployments(@Nullable Node node) {
    List<String> ids = new ArrayList<>();
    if (node != null) {
      for (Node item : yaml.sequence(node, "deployments")) {
        String id = yaml.text(item, "a deployment");
        String wrong = id == null ? "is empty" : id(id);
        if (wrong != null) {
          yaml.problem(item, "a deployment id " + wrong);
        } else if (id != null) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  private static @Nullable String id(String value) {
    String wrong = PlatformCheck.text(value);
    return wrong == null ? PlatformCheck.ascii(value) : wrong;
  }
}
