package org.traininglayer.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A tool as the demo LMS has it.
 *
 * @param id also Moodle's type id and deployment id
 * @param active whether it may be launched: Moodle's tools wait for the administrator
 * @param prepared whether it came with the trial
 * @param custom custom parameters of the tool, sent with every launch
 * @param privacy {@code public}, {@code name_only}, {@code email_only} or {@code anonymous}
 * @param messages as registered
 */
record DemoTool(
    int id,
    DemoSite site,
    String clientId,
    String name,
    boolean active,
    boolean prepared,
    String loginUri,
    List<String> redirectUris,
    String jwksUri,
    String targetLinkUri,
    List<String> scopes,
    Map<String, String> custom,
    String privacy,
    JsonNode messages) {

  static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
  static final String ROSTER =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  /** What the demo LMS can grant. */
  static final List<String> SCOPES =
      List.of(
          AGS + "lineitem",
          AGS + "lineitem.readonly",
          AGS + "result.readonly",
          AGS + "score",
          ROSTER);

  DemoTool {
    redirectUris = List.copyOf(redirectUris);
    scopes = List.copyOf(scopes);
    custom = Map.copyOf(custom);
  }

  boolean sharesNames() {
    return privacy.equals("public") || privacy.equals("name_only");
  }

  boolean sharesEmail() {
    return privacy.equals("public") || privacy.equals("email_only");
  }

  boolean grades() {
    return scopes.stream().anyMatch(scope -> scope.startsWith(AGS));
  }

  boolean roster() {
    return scopes.contains(ROSTER);
  }

  /** The registered message of this type, for Moodle without placement. */
  Optional<JsonNode> message(String type, String placement) {
    return messages
        .valueStream()
        .filter(message -> message.path("type").asString("").equals(type))
        .filter(message -> placement.isEmpty() || placements(message).contains(placement))
        .findFirst();
  }

  /** Whether content can be chosen from it. */
  public boolean selects() {
    return message("LtiDeepLinkingRequest", "").isPresent();
  }

  /** The placements where this type of message was registered, without a platform's prefix. */
  public List<String> placements(String type) {
    return messages
        .valueStream()
        .filter(message -> message.path("type").asString("").equals(type))
        .flatMap(DemoTool::placementsOf)
        .distinct()
        .toList();
  }

  private static List<String> placements(JsonNode message) {
    return placementsOf(message).toList();
  }

  private static Stream<String> placementsOf(JsonNode message) {
    return message
        .path("placements")
        .valueStream()
        .map(placement -> CanvasPlacement.plain(placement.asString("")));
  }
}
