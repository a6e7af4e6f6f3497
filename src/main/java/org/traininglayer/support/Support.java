package org.traininglayer.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** Contacts of courses, and champions of roles. */
@Component
public class Support {

  /** How many contacts a course has at most. */
  public static final int MOST = 20;

  private final JdbcClient jdbc;

  Support(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whom the people of a course can ask, in the order they were entered. */
  public List<Contact> contacts(OrganisationId organisation, CourseId course) {
    return jdbc.sql(
            """
            select * from course_contact
            where organisation_id = :organisation and course_id = :course
            order by entered_at, id
            """)
        .param("organisation", organisation.value())
        .param("course", course.value())
        .query((row, n) -> contact(row))
        .list();
  }

  /** Adds one; false when the course has {@link #MOST}. */
  public boolean add(
      OrganisationId organisation, CourseId course, Contact contact, LearnerId enteredBy) {
    OfficeHours hours = contact.hours();
    return jdbc.sql(
                """
                insert into course_contact (id, organisation_id, course_id, name, reach, note,
                  hours_day, hours_from, hours_to, hours_zone, entered_by)
                select :id, :organisation, :course, :name, :reach, :note,
                  :day, :from, :to, :zone, :by
                where (select count(*) from course_contact where course_id = :course) < :most
                """)
            .param("id", contact.id())
            .param("organisation", organisation.value())
            .param("course", course.value())
            .param("name", contact.name())
            .param("reach", contact.reach())
            .param("note", contact.note())
            .param("day", hours == null ? null : hours.day().getValue(), Types.SMALLINT)
            .param("from", hours == null ? null : hours.from(), Types.TIME)
            .param("to", hours == null ? null : hours.to(), Types.TIME)
            .param("zone", hours == null ? null : hours.zone().getId(), Types.VARCHAR)
            .param("by", enteredBy.value())
            .param("most", MOST)
            .update()
        == 1;
  }

  /** Takes a contact of a course away; false when there is none such. */
  public boolean remove(OrganisationId organisation, CourseId course, UUID contact) {
    return jdbc.sql(
                """
                delete from course_contact
                where organisation_id = :organisation and course_id = :course and id = :id
                """)
            .param("organisation", organisation.value())
            .param("course", course.value())
            .param("id", contact)
            .update()
        == 1;
  }

  /** The champions of an organisation, by role. */
  public List<Champion> champions(OrganisationId organisation) {
    return jdbc.sql(
            "select * from champion where organisation_id = :organisation order by role, named_at,"
                + " id")
        .param("organisation", organisation.value())
        .query((row, n) -> champion(row))
        .list();
  }

  /** Those of one role; nobody where the role is not known. */
  public List<Champion> champions(OrganisationId organisation, @Nullable String role) {
    return role == null || role.isBlank()
        ? List.of()
        : champions(organisation).stream()
            .filter(one -> one.role().equalsIgnoreCase(role.strip()))
            .toList();
  }

  /** Names a champion. */
  public void name(OrganisationId organisation, Champion champion) {
    jdbc.sql(
            """
            insert into champion (id, organisation_id, role, name, reach, agreed_on, named_by)
            values (:id, :organisation, :role, :name, :reach, :agreed, :by)
            """)
        .param("id", champion.id())
        .param("organisation", organisation.value())
        .param("role", champion.role())
        .param("name", champion.name())
        .param("reach", champion.reach())
        .param("agreed", champion.agreedOn())
        .param("by", champion.namedBy())
        .update();
  }

  /** Names somebody no more, and returns who it was; nothing when there is none such. */
  public Optional<Champion> unname(OrganisationId organisation, UUID champion) {
    return jdbc.sql(
            "delete from champion where organisation_id = :organisation and id = :id returning *")
        .param("organisation", organisation.value())
        .param("id", champion)
        .query((row, n) -> champion(row))
        .optional();
  }

  private static Contact contact(ResultSet row) throws SQLException {
    LocalTime from = row.getObject("hours_from", LocalTime.class);
    LocalTime to = row.getObject("hours_to", LocalTime.class);
    return new Contact(
        Rows.uuid(row, "id"),
        row.getString("name"),
        row.getString("reach"),
        row.getString("note"),
        from == null || to == null
            ? null
            : new OfficeHours(
                DayOfWeek.of(row.getInt("hours_day")),
                from,
                to,
                ZoneId.of(row.getString("hours_zone"))));
  }

  private static Champion champion(ResultSet row) throws SQLException {
    return new Champion(
        Rows.uuid(row, "id"),
        row.getString("role"),
        row.getString("name"),
        row.getString("reach"),
        row.getObject("agreed_on", LocalDate.class),
        row.getString("named_by"));
  }
}
