package org.traininglayer.lti.services;

import java.net.URI;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.lti.LineItems.Wanted;
import org.traininglayer.persistence.Leases;

/** Columns that were found or made, as kept. */
@Component
class LineItemTable {

  private final JdbcClient jdbc;

  LineItemTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<URI> known(Wanted wanted) {
    return keyed(
            """
            select line_item from lti_line_item
            where course_id = :course and resource_link_id = :link and module_id = :module
            """,
            wanted)
        .query(String.class)
        .optional()
        .map(URI::create);
  }

  /** Keeps a column, if whoever found it is still the one to look. */
  @Transactional
  public void keep(Leases.Held lease, Wanted wanted, URI lineItem, boolean made) {
    lease.confirm();
    keyed(
            """
            insert into lti_line_item (course_id, resource_link_id, module_id, line_item, made)
            values (:course, :link, :module, :line_item, :made)
            on conflict (course_id, resource_link_id, module_id) do update
            set line_item = excluded.line_item, made = excluded.made
            """,
            wanted)
        .param("line_item", lineItem.toString())
        .param("made", made)
        .update();
    jdbc.sql(
            """
            update lti_resource_link set gone_at = null
            where course_id = :course and resource_link_id = :link and gone_at is not null
            """)
        .param("course", wanted.course().value())
        .param("link", wanted.resourceLinkId())
        .update();
  }

  /** Forgets a column that is gone, also where a launch had named it. */
  void forget(Wanted wanted, URI gone) {
    keyed(
            """
            delete from lti_line_item
            where course_id = :course and resource_link_id = :link and module_id = :module
              and line_item = :gone
            """,
            wanted)
        .param("gone", gone.toString())
        .update();
    jdbc.sql(
            """
            update lti_resource_link set line_item = null
            where course_id = :course and resource_link_id = :link and line_item = :gone
            """)
        .param("course", wanted.course().value())
        .param("link", wanted.resourceLinkId())
        .param("gone", gone.toString())
        .update();
  }

  /** The gradebook says that the activity was deleted; a launch of it says better. */
  void deleted(Wanted wanted) {
    jdbc.sql(
            """
            update lti_resource_link set gone_at = coalesce(gone_at, now())
            where course_id = :course and resource_link_id = :link
            """)
        .param("course", wanted.course().value())
        .param("link", wanted.resourceLinkId())
        .update();
  }

  /** Whether the gradebook has said so, and nobody has opened the activity since. */
  boolean isDeleted(Wanted wanted) {
    return jdbc.sql(
            """
            select exists (select from lti_resource_link
              where course_id = :course and resource_link_id = :link and gone_at is not null)
            """)
        .param("course", wanted.course().value())
        .param("link", wanted.resourceLinkId())
        .query(Boolean.class)
        .single();
  }

  private StatementSpec keyed(String sql, Wanted wanted) {
    return jdbc.sql(sql)
        .param("course", wanted.course().value())
        .param("link", wanted.resourceLinkId())
        .param("module", wanted.module().value());
  }
}
