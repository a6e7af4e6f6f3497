package org.traininglayer.lti.platforms.registration;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** OpenID configurations in the shapes of real platforms. */
final class Configurations {

  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String PLATFORM = Discovery.PLATFORM;

  private Configurations() {}

  /** As Moodle 4.5 shows it; {@code base} is its wwwroot. */
  static ObjectNode moodle(String base) {
    return read(
        """
        {"issuer": "BASE",
         "token_endpoint": "BASE/mod/lti/token.php",
         "token_endpoint_auth_methods_supported": ["private_key_jwt"],
         "token_endpoint_auth_signing_alg_values_supported": ["RS256"],
         "jwks_uri": "BASE/mod/lti/certs.php",
         "authorization_endpoint": "BASE/mod/lti/auth.php",
         "registration_endpoint": "BASE/mod/lti/openid-registration.php",
         "scopes_supported": [
           "https://purl.imsglobal.org/spec/lti-ags/scope/score",
           "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
           "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
           "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
           "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
           "https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting", "openid"],
         "response_types_supported": ["id_token"],
         "subject_types_supported": ["public", "pairwise"],
         "id_token_signing_alg_values_supported": ["RS256"],
         "claims_supported": ["sub", "iss", "name", "given_name", "family_name", "email"],
         "https://purl.imsglobal.org/spec/lti-platform-configuration": {
           "product_family_code": "moodle",
           "version": "4.5 (Build: 20241007)",
           "messages_supported": [
             {"type": "LtiResourceLinkRequest"},
             {"type": "LtiDeepLinkingRequest", "placements": ["ContentArea"]}],
           "variables": ["basic-lti-launch-request", "Context.id", "Context.id.history",
             "User.id", "ResourceLink.id"]}}
        """,
        base);
  }

  /** As Canvas shows it; {@code base} is the host of its issuer. */
  static ObjectNode canvas(String base) {
    return read(
        """
        {"issuer": "BASE",
         "authorization_endpoint": "BASE/api/lti/authorize_redirect",
         "registration_endpoint": "BASE/api/lti/registrations",
         "jwks_uri": "BASE/api/lti/security/jwks",
         "token_endpoint": "BASE/login/oauth2/token",
         "token_endpoint_auth_methods_supported": ["private_key_jwt"],
         "token_endpoint_auth_signing_alg_values_supported": ["RS256"],
         "scopes_supported": [
           "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
           "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
           "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
           "https://purl.imsglobal.org/spec/lti-ags/scope/score",
           "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
           "https://purl.imsglobal.org/spec/lti-reg/scope/registration",
           "https://canvas.instructure.com/lti/public_jwk/scope/update"],
         "response_types_supported": ["id_token"],
         "id_token_signing_alg_values_supported": ["RS256"],
         "claims_supported": ["sub", "picture", "email", "name", "family_name", "given_name",
           "locale"],
         "subject_types_supported": ["public"],
         "authorization_server": "canvas.instructure.com",
         "https://purl.imsglobal.org/spec/lti-platform-configuration": {
           "product_family_code": "canvas",
           "version": "vCloud",
           "messages_supported": [
             {"type": "LtiResourceLinkRequest", "placements": [
               "L/account_navigation", "L/assignment_selection", "L/course_navigation",
               "L/link_selection", "L/user_navigation", "ContentArea"]},
             {"type": "LtiDeepLinkingRequest", "placements": [
               "L/assignment_selection", "ActivityAssetProcessor", "L/course_assignments_menu",
               "L/editor_button", "L/homework_submission", "L/link_selection",
               "L/module_index_menu_modal", "L/module_menu_modal", "L/submission_type_selection",
               "ContentArea", "RichTextEditor"]},
             {"type": "LtiEulaRequest"}],
           "notice_types_supported": ["LtiHelloWorldNotice"],
           "variables": ["ResourceLink.id", "Context.id", "Context.id.history",
             "Canvas.user.id"],
           "https://canvas.instructure.com/lti/account_name": "Test University",
           "https://canvas.instructure.com/lti/account_lti_guid": "guid-1:canvas-lms",
           "https://canvas.instructure.com/lti/account_domain": "test.example"}}
        """
            .replace("\"L/", "\"https://canvas.instructure.com/lti/"),
        base);
  }

  /** The least that the specification asks for. */
  static ObjectNode other(String base) {
    return read(
        """
        {"issuer": "BASE",
         "authorization_endpoint": "BASE/lti/auth",
         "registration_endpoint": "BASE/lti/register",
         "jwks_uri": "BASE/lti/keys",
         "token_endpoint": "BASE/lti/token",
         "authorization_server": "https://tokens.example.net",
         "scopes_supported": ["openid", "https://purl.imsglobal.org/spec/lti-ags/scope/score"],
         "https://purl.imsglobal.org/spec/lti-platform-configuration": {
           "product_family_code": "ExampleLMS",
           "messages_supported": [
             {"type": "LtiResourceLinkRequest"},
             {"type": "LtiDeepLinkingRequest", "placements": ["RichTextEditor", "Elsewhere"]},
             {"type": "LtiStartProctoring"}]}}
        """,
        base);
  }

  private static ObjectNode read(String json, String base) {
    return (ObjectNode) JSON.readTree(json.replace("BASE", base));
  }
}
