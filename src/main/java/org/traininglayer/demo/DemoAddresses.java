package org.traininglayer.demo;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where the demo LMS and the tool are; both on this host, but they meet only over HTTP. */
@Component
@Profile("demo")
final class DemoAddresses {

  private final String base;

  DemoAddresses(@Value("${traininglayer.base-url}") String base) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  String issuer() {
    return base + "/demo";
  }

  URI toolLogin() {
    return URI.create(base + "/lti/login");
  }

  URI toolLaunch() {
    return URI.create(base + "/lti/launch");
  }

  URI toolKeys() {
    return URI.create(base + "/lti/jwks.json");
  }

  String tokenEndpoint() {
    return issuer() + "/lti/token";
  }

  String lineItems() {
    return issuer() + "/lti/courses/1/lineitems?" + DemoCourse.TYPE_QUERY;
  }

  String lineItem(int id) {
    return issuer() + "/lti/courses/1/lineitems/" + id + "/lineitem?" + DemoCourse.TYPE_QUERY;
  }

  String memberships() {
    return issuer() + "/lti/courses/1/memberships";
  }

  String course(String person) {
    return issuer() + "/as/" + person;
  }
}
