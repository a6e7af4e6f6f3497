package org.traininglayer.demo;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a launch says, in Moodle's habits: a minute of life, short context types, two roles. */
final class DemoIdToken {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/";
  private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/";
  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

  private DemoIdToken() {}

  static JWTClaimsSet claims(
      DemoAddresses at,
      DemoPerson person,
      DemoCourse.Activity activity,
      String nonce,
      Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(at.issuer())
        .audience(DemoCourse.CLIENT_ID)
        .subject(person.id())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(60)))
        .claim("nonce", nonce)
        .claim("name", person.name())
        .claim("given_name", person.givenName())
        .claim("family_name", person.familyName())
        .claim("email", person.email())
        .claim(LTI + "version", "1.3.0")
        .claim(LTI + "message_type", "LtiResourceLinkRequest")
        .claim(LTI + "deployment_id", DemoCourse.DEPLOYMENT)
        .claim(LTI + "target_link_uri", at.toolLaunch().toString())
        .claim(LTI + "roles", List.of(MEMBERSHIP + (person.teacher() ? "Instructor" : "Learner")))
        .claim(
            LTI + "context",
            Map.of(
                "id",
                DemoCourse.ID,
                "label",
                DemoCourse.LABEL,
                "title",
                DemoCourse.TITLE,
                "type",
                List.of("CourseSection")))
        .claim(
            LTI + "resource_link",
            Map.of(
                "id", activity.link(), "title", activity.title(), "description", activity.text()))
        .claim(LTI + "custom", Map.of("module_id", activity.module(), "job_role", person.jobRole()))
        .claim(
            LTI + "launch_presentation",
            Map.of(
                "locale", "en", "document_target", "iframe", "return_url", at.course(person.id())))
        .claim(
            LTI + "tool_platform",
            Map.of(
                "guid", "training-layer-demo-lms",
                "name", "Alderwick Learning",
                "version", "demo",
                "product_family_code", "moodle"))
        .claim(LTI + "lis", Map.of("person_sourcedid", "", "course_section_sourcedid", ""))
        .claim(AGS + "claim/endpoint", gradeService(at, activity))
        .claim(
            NRPS + "claim/namesroleservice",
            Map.of(
                "context_memberships_url",
                at.memberships(),
                "service_versions",
                List.of("1.0", "2.0")))
        .build();
  }

  private static Map<String, Object> gradeService(DemoAddresses at, DemoCourse.Activity activity) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put(
        "scope",
        List.of(
            AGS + "scope/lineitem",
            AGS + "scope/lineitem.readonly",
            AGS + "scope/result.readonly",
            AGS + "scope/score"));
    service.put("lineitems", at.lineItems());
    service.put("lineitem", at.lineItem(activity.lineItem()));
    return service;
  }
}
