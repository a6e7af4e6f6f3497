package org.traininglayer.lti.platforms.registration;

import java.util.List;
import java.util.Map;
import org.traininglayer.lti.ToolAddress;

/** How the tool introduces itself to every platform, by URL or by hand. */
final class ToolDescription {

  static final String NAME = "Training Layer";
  static final String TEXT =
      "Practice in working with AI, on cases of one's own role: with grades, progress and a"
          + " dashboard.";
  static final String TOOL_ID = "training-layer";

  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";

  /** The services of which the tool makes use. */
  static final List<String> SCOPES =
      List.of(
          AGS + "lineitem",
          AGS + "lineitem.readonly",
          AGS + "result.readonly",
          AGS + "score",
          "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

  /**
   * To send the configuration again later (<a
   * href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration 1.0, 3.7</a>).
   */
  static final String REGISTRATION_SCOPE =
      "https://purl.imsglobal.org/spec/lti-reg/scope/registration";

  /** Names help teachers to recognise people; addresses are of no use and are not asked for. */
  static final List<String> CLAIMS = List.of("iss", "sub", "name", "given_name", "family_name");

  /** Custom parameters of every launch. */
  static final Map<String, String> CUSTOM = Map.of("context_history", "$Context.id.history");

  private ToolDescription() {}

  /** Host and, if unusual, port. */
  static String domain(ToolAddress tool) {
    return tool.base().getRawAuthority();
  }

  static String icon(ToolAddress tool) {
    return tool.at("/favicon.svg").toString();
  }
}
