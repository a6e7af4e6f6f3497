package org.traininglayer.lti.services;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.LineItems.Wanted;

/** Columns that were found or made, as kept; who looks for one holds its lease. */
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
              and line_item is not null
            """,
            wanted)
        .query(String.class)
        .optional()
        .map(URI::create);
  }

  /** Takes the right to look; false while somebody else has it, or when it is known already. */
  boolean claim(Wanted wanted, Duration lease) {
    return keyed(
                """
                insert into lti_line_item (course_id, resource_link_id, module_id, leased_until)
                values (:course, :link, :module, now() + make_interval(secs => :lease))
                on conflict (course_id, resource_link_id, module_id) do update
                set leased_until = excluded.leased_until
                where lti_line_item.line_item is null
                  and (lti_line_item.leased_until is null or lti_line_item.leased_until < now())
                """,
                wanted)
            .param("lease", (double) lease.toSeconds())
            .update()
        == 1;
  }

  void keep(Wanted wanted, URI lineItem, boolean made) {
    keyed(
            """
            update lti_line_item set line_item = :line_item, made = :made, leased_until = null
            where course_id = :course and resource_link_id = :link and module_id = :module
            """,
            wanted)
        .param("line_item", lineItem.toString())
        .param("made", made)
        .update();
  }

  void release(Wanted wanted) {
    keyed(
            """
            update lti_line_item set leased_until = null
            where course_id = :course and resource_link_id = :link and module_id = :module
            """,
            wanted)
        .update();
  }

  /** Forgets a column that is gone, also where a launch had named it. */
  void forget(Wanted wanted, URI gone) {
    keyed(
            """
            update lti_line_item set line_item = null
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

  private StatementSpec keyed(String sql, Wanted wanted) {
    return jdbc.sql(sql)
        .param("course", wanted.course().value())
        .param("link", wanted.resourceLinkId())
        .param("module", wanted.module().value());
  }
}
