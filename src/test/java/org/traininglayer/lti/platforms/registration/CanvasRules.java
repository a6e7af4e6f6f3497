package org.traininglayer.lti.platforms.registration;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What Canvas takes as registration: its schema, written anew from its documentation. */
final class CanvasRules {

  private static final List<String> PLACEMENTS =
      List.of(
          "account_navigation",
          "analytics_hub",
          "assignment_edit",
          "assignment_group_menu",
          "assignment_index_menu",
          "assignment_menu",
          "assignment_selection",
          "assignment_view",
          "collaboration",
          "conference_selection",
          "course_assignments_menu",
          "course_home_sub_navigation",
          "course_navigation",
          "course_settings_sub_navigation",
          "discussion_topic_index_menu",
          "discussion_topic_menu",
          "editor_button",
          "file_index_menu",
          "file_menu",
          "global_navigation",
          "homework_submission",
          "link_selection",
          "migration_selection",
          "module_group_menu",
          "module_index_menu",
          "module_index_menu_modal",
          "module_menu",
          "module_menu_modal",
          "post_grades",
          "quiz_index_menu",
          "quiz_menu",
          "resource_selection",
          "similarity_detection",
          "student_context_card",
          "submission_type_selection",
          "tool_configuration",
          "top_navigation",
          "user_navigation",
          "wiki_index_menu",
          "wiki_page_menu");

  private static final String SCHEMA =
      """
      {"type": "object",
       "required": ["application_type", "grant_types", "response_types", "redirect_uris",
         "initiate_login_uri", "client_name", "jwks_uri", "token_endpoint_auth_method",
         "https://purl.imsglobal.org/spec/lti-tool-configuration"],
       "properties": {
         "application_type": {"const": "web"},
         "grant_types": {"type": "array", "allOf": [{"contains": {"const": "client_credentials"}},
           {"contains": {"const": "implicit"}}]},
         "response_types": {"type": "array", "contains": {"const": "id_token"}},
         "redirect_uris": {"type": "array", "minItems": 1,
           "items": {"type": "string", "format": "uri"}},
         "initiate_login_uri": {"type": "string", "format": "uri"},
         "jwks_uri": {"type": "string", "format": "uri"},
         "client_uri": {"type": "string", "format": "uri"},
         "logo_uri": {"type": "string", "format": "uri"},
         "client_name": {"type": "string", "minLength": 1},
         "scope": {"type": "string", "pattern": "^(SCOPES)?( (SCOPES))*$"},
         "token_endpoint_auth_method": {"const": "private_key_jwt"},
         "https://purl.imsglobal.org/spec/lti-tool-configuration": {
           "type": "object",
           "required": ["domain", "messages", "claims", "target_link_uri"],
           "properties": {
             "domain": {"type": "string", "pattern":
               "^(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])\\\\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])(:[0-9]{1,5})?$"},
             "target_link_uri": {"type": "string", "format": "uri"},
             "custom_parameters": {"type": "object", "additionalProperties": {"type": "string"}},
             "claims": {"type": "array", "items": {"type": "string"}},
             "description": {"type": "string"},
             "https://canvas.instructure.com/lti/tool_id": {"type": "string"},
             "https://canvas.instructure.com/lti/disable_reinstall": {"type": "boolean"},
             "https://canvas.instructure.com/lti/privacy_level":
               {"enum": ["public", "name_only", "email_only", "anonymous"]},
             "messages": {"type": "array", "items": {
               "type": "object", "required": ["type"],
               "properties": {
                 "type": {"enum": ["LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiEulaRequest"]},
                 "target_link_uri": {"type": "string", "format": "uri"},
                 "icon_uri": {"type": "string", "format": "uri"},
                 "label": {"type": "string"},
                 "placements": {"type": "array", "items": {"enum": [PLACEMENTS]}},
                 "https://canvas.instructure.com/lti/course_navigation/default_enabled":
                   {"type": "boolean"},
                 "https://canvas.instructure.com/lti/visibility":
                   {"enum": ["admins", "members", "public"]},
                 "https://canvas.instructure.com/lti/display_type":
                   {"enum": ["default", "full_width", "full_width_in_context",
                     "full_width_with_nav", "in_nav_context", "borderless", "new_window"]},
                 "https://canvas.instructure.com/lti/launch_width":
                   {"type": ["integer", "string"]},
                 "https://canvas.instructure.com/lti/launch_height":
                   {"type": ["integer", "string"]}}}}}}}}
      """;

  private static final Schema CHECK =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SCHEMA.replace("PLACEMENTS", placements()).replace("SCOPES", scopes()));

  private CanvasRules() {}

  /** The {@code errors} of a 422; empty when it is taken. */
  static List<String> errors(JsonNode body) {
    List<String> errors = new ArrayList<>();
    CHECK
        .validate(
            body.toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .forEach(error -> errors.add(error.toString()));
    return errors;
  }

  /** As alternatives of a pattern; the dots of these addresses match more than themselves. */
  private static String scopes() {
    String purl = "https://purl.imsglobal.org/spec/";
    return String.join(
        "|",
        purl + "lti-ags/scope/(lineitem|lineitem.readonly|result.readonly|score)",
        purl + "lti-nrps/scope/contextmembership.readonly",
        purl + "lti-reg/scope/registration(.readonly)?",
        purl + "lti/scope/(noticehandlers|asset.readonly|report|eula/deployment|eula/user)",
        "https://canvas.instructure.com/lti/public_jwk/scope/update",
        "https://canvas.instructure.com/lti/account_lookup/scope/show",
        "https://canvas.instructure.com/lti-ags/progress/scope/show",
        "https://canvas.instructure.com/lti/page_content/show");
  }

  private static String placements() {
    List<String> names = new ArrayList<>(PLACEMENTS);
    PLACEMENTS.forEach(name -> names.add("https://canvas.instructure.com/lti/" + name));
    names.addAll(List.of("ActivityAssetProcessor", "ContentArea", "RichTextEditor"));
    return "\"" + String.join("\", \"", names) + "\"";
  }
}
