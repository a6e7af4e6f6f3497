package org.traininglayer.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a launch says. In Moodle's habits: a minute of life, short context types, two roles, custom
 * keys twice. In Canvas': an hour, whole addresses, roles of the institution too, {@code azp}.
 */
final class DemoClaims {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  private static final String DL =
      "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";

  private final DemoAddresses at;
  private final DemoTool tool;
  private final DemoCourse course;
  private final DemoPerson person;
  private final DemoSite site;
  private final Map<String, Object> claims = new LinkedHashMap<>();

  private DemoClaims(DemoAddresses at, DemoTool tool, DemoCourse course, DemoPerson person) {
    this.at = at;
    this.tool = tool;
    this.course = course;
    this.person = person;
    this.site = course.site();
  }

  /**
   * The claims of one launch.
   *
   * @param link what is launched; null when content is selected or a place of the navigation opens
   * @param item the column of the link; null when there is none
   * @param usedHere whether the course has an activity of this tool already
   */
  static Map<String, Object> of(
      DemoAddresses at,
      DemoLaunches.Announced launch,
      DemoTool tool,
      DemoCourse course,
      @Nullable DemoLink link,
      @Nullable DemoLineItem item,
      boolean usedHere,
      String nonce,
      Instant now) {
    DemoClaims made = new DemoClaims(at, tool, course, launch.person());
    made.envelope(nonce, now, launch);
    made.who();
    made.where(launch, link, item);
    made.custom(
        link, launch.message() == DemoMessage.REVIEW && item != null ? item.review() : null);
    made.services(item, usedHere);
    if (launch.message() == DemoMessage.SELECTION) {
      made.selection(launch.details());
    }
    return made.claims;
  }

  private void envelope(String nonce, Instant now, DemoLaunches.Announced launch) {
    // Canvas makes the token's content when it announces the launch.
    long from = (site == DemoSite.CANVAS ? launch.at() : now).getEpochSecond();
    claims.put("iss", at.issuer(site));
    claims.put("aud", tool.clientId());
    claims.put("sub", person.subject(site));
    claims.put("iat", from);
    claims.put("exp", from + (site == DemoSite.CANVAS ? 3600 : 60));
    claims.put("nonce", nonce);
    if (site == DemoSite.CANVAS) {
      claims.put("azp", tool.clientId());
      claims.put("locale", "en");
    }
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "message_type", launch.message().type());
    claims.put(LTI + "deployment_id", course.deployment(tool));
    claims.put(LTI + "roles", DemoRoles.inLaunch(site, person, launch.asStudent()));
  }

  private void who() {
    if (tool.sharesNames()) {
      claims.put("name", person.name());
      claims.put("given_name", person.givenName());
      claims.put("family_name", person.familyName());
    }
    if (tool.sharesEmail() && person.kind() != DemoPerson.Kind.TEST_STUDENT) {
      claims.put("email", person.email());
    }
  }

  private void where(
      DemoLaunches.Announced launch, @Nullable DemoLink link, @Nullable DemoLineItem item) {
    claims.put(LTI + "target_link_uri", target(launch, link, item));
    claims.put(
        LTI + "context",
        Map.of(
            "id", course.contextId(),
            "label", course.label(),
            "title", course.title(),
            "type",
                List.of(
                    site == DemoSite.MOODLE
                        ? "CourseSection"
                        : "http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering")));
    if (link != null) {
      claims.put(
          LTI + "resource_link",
          Map.of("id", link.linkId(), "title", link.title(), "description", link.text()));
    } else if (launch.message() == DemoMessage.NAVIGATION) {
      claims.put(LTI + "resource_link", Map.of("id", course.contextId(), "title", course.title()));
    }
    if (launch.message() == DemoMessage.REVIEW) {
      String subject =
          DemoPerson.find(launch.details().path("for").asString(""))
              .map(one -> one.subject(site))
              .orElse("");
      claims.put(LTI + "for_user", Map.of("user_id", subject));
    }
    Map<String, Object> presentation = new LinkedHashMap<>();
    presentation.put("locale", "en");
    if (launch.message() != DemoMessage.SELECTION || site == DemoSite.CANVAS) {
      presentation.put("document_target", "iframe");
      presentation.put("return_url", at.course(course, person));
    }
    claims.put(LTI + "launch_presentation", presentation);
    claims.put(
        LTI + "tool_platform",
        Map.of(
            "guid",
            course.guid(),
            "name",
            site == DemoSite.MOODLE ? site.title() : capital(course.institution()) + " College",
            "version",
            site == DemoSite.MOODLE ? "demo" : "cloud",
            "product_family_code",
            site.id()));
    if (site == DemoSite.MOODLE) {
      claims.put(LTI + "lis", Map.of("person_sourcedid", "", "course_section_sourcedid", ""));
      claims.put(LTI + "ext", Map.of("lms", "moodle-2"));
    } else {
      claims.put(
          "https://www.instructure.com/placement",
          launch.details().path("placement").asString("").isEmpty()
              ? "assignment_selection"
              : launch.details().path("placement").asString(""));
    }
  }

  private String target(
      DemoLaunches.Announced launch, @Nullable DemoLink link, @Nullable DemoLineItem item) {
    if (launch.message() == DemoMessage.REVIEW && item != null && item.review() != null) {
      String own = item.review().path("url").asString("");
      if (!own.isEmpty()) {
        return own;
      }
    }
    if (link != null) {
      return link.url();
    }
    if (launch.details().has("url")) {
      return launch.details().path("url").asString("");
    }
    return tool.message(launch.message().type(), launch.details().path("placement").asString(""))
        .map(message -> message.path("target_link_uri").asString(""))
        .filter(address -> !address.isEmpty())
        .orElse(tool.targetLinkUri());
  }

  /** The same name twice: the tool's value wins in Moodle, the link's in Canvas. */
  private void custom(@Nullable DemoLink link, @Nullable JsonNode review) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> ofLink = link == null ? Map.of() : link.custom();
    Map<String, String> ofReview = review == null ? Map.of() : DemoRows.map(review.path("custom"));
    if (site == DemoSite.CANVAS) {
      values.putAll(tool.custom());
      values.putAll(ofLink);
    } else {
      values.putAll(ofLink);
      values.putAll(ofReview);
      values.putAll(tool.custom());
    }
    Map<String, String> sent = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      String filled = filled(value);
      if (site == DemoSite.MOODLE) {
        sent.put(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_"), filled);
      }
      sent.put(name, filled);
    });
    claims.put(LTI + "custom", sent);
  }

  /** Variables that this LMS knows; any other stays as it is written. */
  private String filled(String value) {
    return switch (value) {
      case "$Context.id.history" -> String.join(",", course.history());
      case "$Context.id" -> course.contextId();
      case "$Context.title" -> course.title();
      case "$User.id" -> person.subject(site);
      case "$Person.name.full" -> tool.sharesNames() ? person.name() : value;
      case "$Person.jobRole" -> person.jobRole();
      default -> value;
    };
  }

  private void services(@Nullable DemoLineItem item, boolean usedHere) {
    if (tool.grades()) {
      Map<String, Object> service = new LinkedHashMap<>();
      service.put(
          "scope", tool.scopes().stream().filter(scope -> scope.startsWith(DemoTool.AGS)).toList());
      service.put("lineitems", at.lineItems(course, tool));
      if (item != null) {
        service.put("lineitem", at.lineItem(course, tool, item.id()));
      }
      claims.put(AGS, service);
    }
    // Moodle: only where the course has an activity of this tool already.
    if (tool.roster() && (site == DemoSite.CANVAS || usedHere)) {
      claims.put(
          NRPS,
          Map.of(
              "context_memberships_url",
              at.memberships(course),
              "service_versions",
              site == DemoSite.MOODLE ? List.of("1.0", "2.0") : List.of("2.0")));
    }
  }

  private void selection(JsonNode details) {
    Map<String, Object> settings = new LinkedHashMap<>();
    String selection = details.path("selection").asString("");
    if (site == DemoSite.MOODLE) {
      settings.put("accept_types", List.of("ltiResourceLink"));
      settings.put("accept_presentation_document_targets", List.of("frame", "iframe", "window"));
      settings.put("accept_multiple", true);
      settings.put("auto_create", false);
      settings.put("title", "");
      settings.put("text", "");
      settings.put(
          "deep_link_return_url",
          at.page(
              "/demo/lti/contentitem_return?course=%d&id=%d&sesskey=%s"
                  .formatted(course.id(), tool.id(), selection)));
    } else {
      CanvasPlacement placement =
          CanvasPlacement.of(details.path("placement").asString("")).orElseThrow();
      settings.put("accept_types", placement.acceptTypes());
      settings.put(
          "accept_presentation_document_targets",
          placement == CanvasPlacement.EDITOR_BUTTON
              ? List.of("embed", "iframe", "window")
              : List.of("iframe", "window"));
      settings.put("accept_media_types", "application/vnd.ims.lti.v1.ltilink");
      settings.put("accept_multiple", placement.multiple());
      settings.put("auto_create", placement == CanvasPlacement.MODULE_INDEX_MENU_MODAL);
      settings.put(
          "deep_link_return_url",
          at.page(
              "/demo/canvas/courses/%d/deep_linking_response?modal=true&placement=%s&data=%s"
                  .formatted(course.id(), placement.id(), details.path("data").asString(""))));
    }
    claims.put(DL, settings);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
