package org.traininglayer.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Courses of the demo LMS: their links, columns and people. */
@Component
@Profile("demo")
class DemoCourses {

  private final JdbcClient jdbc;

  DemoCourses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<DemoCourse> all() {
    return jdbc.sql("select * from demo_course order by id").query(DemoRows::course).list();
  }

  Optional<DemoCourse> find(int id) {
    return jdbc.sql("select * from demo_course where id = :id")
        .param("id", id)
        .query(DemoRows::course)
        .optional();
  }

  List<DemoLink> links(int course) {
    return jdbc.sql("select * from demo_link where course = :course order by id")
        .param("course", course)
        .query(DemoRows::link)
        .list();
  }

  Optional<DemoLink> link(String linkId) {
    return jdbc.sql("select * from demo_link where link_id = :link")
        .param("link", linkId)
        .query(DemoRows::link)
        .optional();
  }

  Optional<DemoLink> link(int id) {
    return jdbc.sql("select * from demo_link where id = :id")
        .param("id", id)
        .query(DemoRows::link)
        .optional();
  }

  List<DemoLineItem> items(int course) {
    return jdbc.sql("select * from demo_line_item where course = :course order by id")
        .param("course", course)
        .query(DemoRows::item)
        .list();
  }

  Optional<DemoLineItem> item(int id) {
    return jdbc.sql("select * from demo_line_item where id = :id")
        .param("id", id)
        .query(DemoRows::item)
        .optional();
  }

  Optional<DemoLineItem> itemOf(DemoLink link) {
    return items(link.course()).stream()
        .filter(item -> Integer.valueOf(link.id()).equals(item.link()))
        .findFirst();
  }

  /** Makes a link, and answers it. */
  DemoLink addLink(
      DemoCourse course,
      DemoTool tool,
      String title,
      String text,
      String url,
      Map<String, String> custom) {
    int id =
        jdbc.sql("select nextval(pg_get_serial_sequence('demo_link', 'id'))")
            .query(Integer.class)
            .single();
    DemoLink link =
        new DemoLink(
            id,
            course.id(),
            tool.id(),
            course.site() == DemoSite.MOODLE ? String.valueOf(id) : UUID.randomUUID().toString(),
            title,
            text,
            url,
            custom);
    keep(link);
    return link;
  }

  void keep(DemoLink link) {
    jdbc.sql(
            """
            insert into demo_link (id, course, tool, link_id, title, text, url, custom)
            values (:id, :course, :tool, :link, :title, :text, :url, :custom::jsonb)
            on conflict (id) do update set url = excluded.url, custom = excluded.custom
            """)
        .param("id", link.id())
        .param("course", link.course())
        .param("tool", link.tool())
        .param("link", link.linkId())
        .param("title", link.title())
        .param("text", link.text())
        .param("url", link.url())
        .param("custom", DemoRows.JSON.writeValueAsString(link.custom()))
        .update();
  }

  void removeLink(int id) {
    jdbc.sql("delete from demo_link where id = :id").param("id", id).update();
  }

  DemoLineItem addItem(
      DemoCourse course,
      DemoTool tool,
      @Nullable Integer link,
      String label,
      BigDecimal maximum,
      String resourceId,
      String tag,
      @Nullable JsonNode review) {
    int id =
        jdbc.sql("select nextval(pg_get_serial_sequence('demo_line_item', 'id'))")
            .query(Integer.class)
            .single();
    DemoLineItem item =
        new DemoLineItem(id, course.id(), tool.id(), link, label, maximum, resourceId, tag, review);
    keep(item);
    return item;
  }

  void keep(DemoLineItem item) {
    jdbc.sql(
            """
            insert into demo_line_item
              (id, course, tool, link, label, maximum, resource_id, tag, review)
            values (:id, :course, :tool, :link, :label, :maximum, :resource, :tag, :review::jsonb)
            on conflict (id) do update set
              link = excluded.link, label = excluded.label, maximum = excluded.maximum,
              resource_id = excluded.resource_id, tag = excluded.tag, review = excluded.review
            """)
        .param("id", item.id())
        .param("course", item.course())
        .param("tool", item.tool())
        .param("link", item.link())
        .param("label", item.label())
        .param("maximum", item.maximum())
        .param("resource", item.resourceId())
        .param("tag", item.tag())
        .param("review", item.review() == null ? null : item.review().toString())
        .update();
  }

  void removeItem(int id) {
    jdbc.sql("delete from demo_line_item where id = :id").param("id", id).update();
    jdbc.sql("delete from demo_grade where line_item = :id").param("id", id).update();
  }

  /** A copy with new ids everywhere; custom values, tags and resource ids stay, grades do not. */
  @Transactional
  DemoCourse copy(DemoCourse source, DemoTools tools) {
    int id =
        jdbc.sql("select nextval(pg_get_serial_sequence('demo_course', 'id'))")
            .query(Integer.class)
            .single();
    String[] history =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(source.contextId()), source.history().stream())
            .toArray(String[]::new);
    jdbc.sql(
            """
            insert into demo_course (id, site, institution, context_id, label, title, history)
            values (:id, :site, :institution, :context, :label, :title, :history)
            """)
        .param("id", id)
        .param("site", source.site().id())
        .param("institution", source.institution())
        .param(
            "context",
            source.site() == DemoSite.MOODLE
                ? String.valueOf(id)
                : DemoCourse.hexId("course " + id))
        .param("label", source.label() + "-" + id)
        .param("title", source.title() + " (copy " + id + ")")
        .param("history", history)
        .update();
    DemoCourse copy = find(id).orElseThrow();
    for (DemoLink link : links(source.id())) {
      DemoTool tool = tools.find(link.tool()).orElseThrow();
      DemoLink made = addLink(copy, tool, link.title(), link.text(), link.url(), link.custom());
      itemOf(link)
          .ifPresent(item ->
              addItem(
                  copy,
                  tool,
                  made.id(),
                  item.label(),
                  item.maximum(),
                  item.resourceId(),
                  item.tag(),
                  item.review()));
    }
    return copy;
  }

  Set<String> withdrawn(int course) {
    return jdbc.sql("select person from demo_withdrawn where course = :course")
        .param("course", course)
        .query(String.class)
        .set();
  }

  void withdraw(int course, String person, boolean out) {
    jdbc.sql(
            out
                ? "insert into demo_withdrawn values (:course, :person) on conflict do nothing"
                : "delete from demo_withdrawn where course = :course and person = :person")
        .param("course", course)
        .param("person", person)
        .update();
  }

  /** Everybody who is in the course now. */
  List<DemoPerson> enrolled(DemoCourse course) {
    Set<String> out = withdrawn(course.id());
    return course.enrolled().stream().filter(person -> !out.contains(person.id())).toList();
  }

  /** Whether somebody can have a grade: enrolled as a learner now. */
  boolean gradable(DemoCourse course, String subject) {
    return enrolled(course).stream()
        .anyMatch(person -> person.learner() && person.subject(course.site()).equals(subject));
  }
}
