package org.traininglayer.demo;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where the demo LMS and the tool are; both on this host, but they meet only over HTTP. */
@Component
@Profile("demo")
final class DemoAddresses {

  private final String base;
  private final String tool;

  DemoAddresses(
      @Value("${traininglayer.demo.base-url:${traininglayer.base-url}}") String base,
      @Value("${traininglayer.base-url}") String tool) {
    this.base = trimmed(base);
    this.tool = trimmed(tool);
  }

  /** Where the tool that comes with the trial is. */
  String tool(String path) {
    return tool + path;
  }

  /** An address of the demo LMS. */
  String page(String path) {
    return base + path;
  }

  String issuer(DemoSite site) {
    return base + (site == DemoSite.MOODLE ? "/demo" : "/demo/canvas");
  }

  String tokenEndpoint(DemoSite site) {
    return base + (site == DemoSite.MOODLE ? "/demo/lti/token" : "/demo/canvas/login/oauth2/token");
  }

  String keys(DemoSite site) {
    return base
        + (site == DemoSite.MOODLE ? "/demo/lti/jwks.json" : "/demo/canvas/api/lti/security/jwks");
  }

  String authorization(DemoSite site) {
    return base
        + (site == DemoSite.MOODLE ? "/demo/lti/auth" : "/demo/canvas/api/lti/authorize_redirect");
  }

  String discovery(DemoSite site, String token) {
    return base
        + (site == DemoSite.MOODLE
            ? "/demo/lti/openid-configuration"
            : "/demo/canvas/api/lti/security/openid-configuration?registration_token=" + token);
  }

  String registrations(DemoSite site) {
    return base
        + (site == DemoSite.MOODLE
            ? "/demo/lti/openid-registration"
            : "/demo/canvas/api/lti/registrations");
  }

  /** Moodle puts the tool type into the query of every grade address; Canvas has plain paths. */
  String lineItems(DemoCourse course, DemoTool tool) {
    return switch (course.site()) {
      case MOODLE -> base + "/demo/lti/courses/" + course.id() + "/lineitems?type_id=" + tool.id();
      case CANVAS -> base + "/demo/canvas/api/lti/courses/" + course.id() + "/line_items";
    };
  }

  String lineItem(DemoCourse course, DemoTool tool, int item) {
    return switch (course.site()) {
      case MOODLE ->
          "%s/demo/lti/courses/%d/lineitems/%d/lineitem?type_id=%d"
              .formatted(base, course.id(), item, tool.id());
      case CANVAS -> lineItems(course, tool) + "/" + item;
    };
  }

  String memberships(DemoCourse course) {
    return switch (course.site()) {
      case MOODLE -> base + "/demo/lti/courses/" + course.id() + "/memberships";
      case CANVAS -> base + "/demo/canvas/api/lti/courses/" + course.id() + "/names_and_roles";
    };
  }

  String course(DemoCourse course, DemoPerson person) {
    return base + "/demo/as/" + person.id() + "/course/" + course.id();
  }

  private static String trimmed(String base) {
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }
}
