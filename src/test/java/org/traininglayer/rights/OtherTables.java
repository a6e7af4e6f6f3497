package org.traininglayer.rights;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tables in which nothing is kept about people who learn, each with the reason. A table that is in
 * neither this list nor a {@code PersonalTables} fails the test: somebody has to decide.
 */
final class OtherTables {

  private static final String CONTENT = "what can be learned, or how it is set; no person";
  private static final String OPERATION = "how the software runs; no person";
  private static final String PLATFORM = "a platform or a course, not its people";
  private static final String FIGURES = "figures of groups, guarded by the least number of people";
  private static final String STAFF =
      "users of the console, who are not learners: deleted by hand under Users";
  private static final String DECISION =
      "what the organisation decided and signed, by users of the console";
  private static final String IMPORT = "a table that came in: its name and who brought it";

  private static final String TRIAL =
      "the LMS to try the tool with, and its invented people; production does not carry it";

  private OtherTables() {}

  static Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    put(
        reasons,
        OPERATION,
        "flyway_schema_history lease kafka_feed lti_key_set lti_tool_key outbox_destination"
            + " outbox_lane adoption_offset adoption_change adoption_person_change adoption_metric"
            + " adoption_arrival statement_partition sending_since record_source destination_filter"
            + " destination_left_out pseudonym_key pseudonym_secret acknowledgement_chain"
            + " lrs_credential bi_reader erased_account erased_account_secret");
    put(reasons, CONTENT, "xapi_definition activity_profile key_correction lti_chosen_link");
    put(
        reasons,
        PLATFORM,
        "organisation lti_platform lti_deployment lti_platform_instance lti_registration lti_course"
            + " lti_resource_link lti_line_item lti_roster lti_refusal lti_connection_trace");
    put(
        reasons,
        FIGURES,
        "adoption_course_release adoption_course_look adoption_course_shown adoption_release"
            + " adoption_release_week adoption_release_people adoption_release_salt"
            + " adoption_shown warning_look warning_alert warning_alert_step");
    put(
        reasons,
        STAFF,
        "console_user console_link console_session console_session_attributes console_try"
            + " console_removed console_frame_origin lti_invite statement_export");
    put(
        reasons,
        DECISION,
        "verdict verdict_thresholds signature_setting training_layer_owner pilot_budget"
            + " erasure_record retention_period check_in_reminder_setting digest_setting"
            + " digest_sent");
    put(
        reasons,
        TRIAL,
        "demo_call demo_course demo_grade demo_key demo_launch demo_line_item demo_link"
            + " demo_registration demo_selection demo_setting demo_token demo_tool demo_withdrawn"
            + " sample_history");
    put(reasons, IMPORT, "data_import roster_cohort");
    reasons.put(
        "record_source_erased",
        "ids of statements that were erased and may be read again elsewhere; nothing else of them");
    reasons.put("lti_login", "a login that has begun: it ends within minutes, and names nobody");
    return reasons;
  }

  /** Columns of these tables that sound like a person, looked at one by one. */
  static Set<String> looked() {
    return Set.of(
        // of users of the console
        "console_user.username",
        "console_removed.username",
        "console_removed.oidc_subject",
        "console_user.oidc_subject",
        "console_user.email",
        "console_link.user_id",
        "console_session.principal_name",
        "training_layer_owner.user_id",
        "roster_cohort.owner",
        "warning_alert.owner",
        "signature_setting.subject",
        // of platforms
        "lti_registration.account_name",
        "lti_registration.account_guid",
        // of nodes
        "outbox_lane.owner",
        "adoption_offset.lease_owner",
        // of programs
        "activity_profile.agent_key",
        "activity_profile.registration",
        "lti_registration.registration_address",
        "lti_registration.registration_token",
        "lti_login.login_hint",
        "lti_login.message_hint",
        // how many
        "erasure_record.people",
        "sample_history.people",
        "warning_look.people",
        // sums of prints in buckets, from which nobody can be told
        "adoption_course_shown.people",
        "adoption_release_people.people",
        "adoption_shown.people",
        // of the trial
        "sample_history.lease_owner");
  }

  private static void put(Map<String, String> reasons, String reason, String tables) {
    for (String table : tables.split(" ", -1)) {
      reasons.put(table, reason);
    }
  }
}
