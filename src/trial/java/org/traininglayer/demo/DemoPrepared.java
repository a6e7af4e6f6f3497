package org.traininglayer.demo;

import jakarta.annotation.PostConstruct;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is there from the start: one tool in each shape, their courses, one activity. */
@Component
@Profile("demo")
class DemoPrepared {

  private static final String LINK = "risk-score-triage";

  /** The case of site monitoring, where numbers are read against a listing. */
  private static final Case LISTING =
      new Case(
          "cra-risk-score-triage",
          "When the risk score is wrong",
          "Review an AI site-risk ranking before you plan monitoring visits. About 40 minutes.");

  /** The case of medical writing, where a text is read against its tables. */
  private static final Case REPORT =
      new Case(
          "mw-csr-draft",
          "The paragraph and the table",
          "Review AI-drafted result paragraphs before they go into the report. About 45 minutes.");

  /** The case of data management, where proposed queries are read against the entries. */
  private static final Case QUERIES =
      new Case(
          "dm-ai-queries",
          "Ten suggested queries",
          "Read what an AI proposes to ask the sites before it is sent. About 45 minutes.");

  /** How a fluent answer goes wrong, whatever the job. */
  private static final Case CORE =
      new Case(
          "ai-fluency-core",
          "How the machine is wrong",
          "Decide what to hand over to an assistant, and find out how it goes wrong. About 30"
              + " minutes.");

  /** Short claims, right or wrong, and how sure one is. */
  private static final Case CLAIMS =
      new Case(
          "calibration-lab",
          "Trust the right sentence",
          "Say of short claims whether they are right and how sure you are. About 25 minutes.");

  /** The case of leading a pilot, where a summary is read against its figures. */
  private static final Case PILOT =
      new Case(
          "com-adoption-review",
          "92 % adoption",
          "Read the figures of an AI pilot before a summary of them decides. About 40 minutes.");

  /** What may go into a prompt, and what stays out. */
  private static final Case INPUT =
      new Case(
          "data-into-prompts",
          "What may go into a prompt",
          "Tell apart what may go into an assistant, what may with controls, and what stays out."
              + " About 35 minutes.");

  /** A module as its activity shows it. */
  private record Case(String module, String title, String text) {}

  private static final String CANVAS_MESSAGES =
      """
      [{"type": "LtiResourceLinkRequest", "placements": ["course_navigation"]},
       {"type": "LtiDeepLinkingRequest",
        "placements": ["assignment_selection", "link_selection", "module_index_menu_modal",
                       "course_assignments_menu", "editor_button"]}]
      """;

  private final JdbcClient jdbc;
  private final DemoAddresses at;
  private final DemoTools tools;
  private final DemoCourses courses;
  private final TransactionTemplate transactions;

  DemoPrepared(
      JdbcClient jdbc,
      DemoAddresses at,
      DemoTools tools,
      DemoCourses courses,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.at = at;
    this.tools = tools;
    this.courses = courses;
    this.transactions = transactions;
  }

  @PostConstruct
  void prepare() {
    transactions.executeWithoutResult(status -> {
      // Two nodes that start together.
      jdbc.sql("lock table demo_tool in exclusive mode").update();
      tools.keep(tool(1, DemoSite.MOODLE, "[{\"type\": \"LtiDeepLinkingRequest\"}]"));
      tools.keep(tool(2, DemoSite.CANVAS, CANVAS_MESSAGES));
      course(
          1,
          DemoSite.MOODLE,
          "alderwick",
          "demo-course-1",
          "AI-CLINOPS",
          "Working with AI in clinical operations");
      course(
          2,
          DemoSite.CANVAS,
          "brackwater",
          DemoCourse.hexId("course 2"),
          "AI 201",
          "AI at work, spring cohort");
      course(
          3,
          DemoSite.CANVAS,
          "harnholt",
          DemoCourse.hexId("course 3"),
          "AI 101",
          "First steps with AI");
      // Numbers below 10 and from 1001 to 1099 are for what is prepared; a course shows its
      // activities in their order.
      activity(3, 1, 1, "machine-is-wrong", CORE);
      activity(4, 1, 1, "into-a-prompt", INPUT);
      activity(5, 1, 1, LINK, LISTING);
      activity(6, 2, 2, "0f2b1a5e-6f0e-4b8e-9a55-2d1f5c1f7a01", LISTING);
      activity(7, 3, 2, "3c9d2e8b-1f64-4a0d-8c37-71b0c5a1e202", LISTING);
      activity(8, 1, 1, "paragraph-and-table", REPORT);
      activity(9, 1, 1, "ten-suggested-queries", QUERIES);
      activity(1001, 1, 1, "right-sentence", CLAIMS);
      activity(1002, 1, 1, "adoption-of-92", PILOT);
    });
  }

  private DemoTool tool(int id, DemoSite site, String messages) {
    JsonNode registered = DemoRows.JSON.readTree(messages);
    return new DemoTool(
        id,
        site,
        site.preparedClient(),
        "Training Layer",
        true,
        true,
        at.tool("/lti/login"),
        List.of(at.tool("/lti/launch")),
        at.tool("/lti/jwks.json"),
        at.tool("/lti/launch"),
        DemoTool.SCOPES,
        Map.of("context_history", "$Context.id.history", "job_role", "$Person.jobRole"),
        "public",
        registered);
  }

  private void course(
      int id, DemoSite site, String institution, String context, String label, String title) {
    jdbc.sql(
            """
            insert into demo_course (id, site, institution, context_id, label, title)
            values (:id, :site, :institution, :context, :label, :title) on conflict do nothing
            """)
        .param("id", id)
        .param("site", site.id())
        .param("institution", institution)
        .param("context", context)
        .param("label", label)
        .param("title", title)
        .update();
  }

  /** The same number for the link and its column. */
  private void activity(int id, int course, int tool, String link, Case what) {
    boolean there = courses.link(id).isPresent();
    courses.keep(
        new DemoLink(
            id,
            course,
            tool,
            link,
            what.title(),
            what.text(),
            at.tool("/lti/launch"),
            Map.of("module_id", what.module())));
    if (!there) {
      courses.keep(
          new DemoLineItem(
              id,
              course,
              tool,
              id,
              what.title(),
              BigDecimal.valueOf(100),
              what.module(),
              "",
              null));
    }
  }
}
