package org.traininglayer.realwork;

import static org.traininglayer.imports.Column.optional;
import static org.traininglayer.imports.Column.required;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.imports.Cells;
import org.traininglayer.imports.Column;
import org.traininglayer.imports.Column.Format;
import org.traininglayer.imports.ImportKind;
import org.traininglayer.imports.Verdict;
import org.traininglayer.imports.Verdict.Outcome;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;
import org.traininglayer.persistence.RowsOfPeople;
import org.traininglayer.realwork.BaselineImport.Task;

/** Tasks that were measured elsewhere, usually before AI: the table {@code baseline_task}. */
@Component
class BaselineImport implements ImportKind<Task> {

  static final int LONGEST = 80;

  /** Longer than eight hours is no task but a forgotten clock. */
  static final double MOST_MINUTES = 480;

  private static final int SECONDS = 60;

  private final JdbcClient jdbc;

  BaselineImport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a task is about; there is one of it. */
  record TaskKey(LearnerId learner, String taskForm, WorkCondition condition, LocalDate doneOn) {}

  /** A line. */
  record Task(
      TaskKey key,
      boolean finished,
      @Nullable Integer activeSeconds,
      @Nullable BigDecimal quality,
      @Nullable Integer criticalDefects) {}

  @Override
  public String id() {
    return "baselines";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        required("person", Format.PERSON, "m.muster@example.org"),
        required("task_form", Format.TEXT, "Query review"),
        required("condition", Format.CHOICE, "unaided"),
        required("done_on", Format.DAY, "2026-01-15"),
        optional("active_minutes", Format.NUMBER, "42.5"),
        optional("quality", Format.NUMBER, "78"),
        optional("critical_defects", Format.NUMBER, "0"),
        optional("finished", Format.YES_NO, "yes"));
  }

  @Override
  public @Nullable Task read(Cells cells) {
    LearnerId learner = cells.person("person");
    String form = cells.text("task_form", LONGEST);
    WorkCondition condition = cells.choice("condition", WorkCondition.class);
    LocalDate day = cells.pastDay("done_on");
    Double minutes = cells.number("active_minutes", 0.1, MOST_MINUTES);
    Double quality = cells.number("quality", 0, 100);
    Integer defects = cells.whole("critical_defects", 0, WorkRating.MOST_DEFECTS);
    boolean finished = cells.yes("finished", true);
    if (!cells.refused() && minutes == null && quality == null) {
      cells.refuse("", "nothing-measured");
    }
    if (learner == null || condition == null || day == null || cells.refused()) {
      return null;
    }
    return new Task(
        new TaskKey(learner, form, condition, day),
        finished,
        minutes == null ? null : (int) Math.round(minutes * SECONDS),
        quality == null ? null : BigDecimal.valueOf(quality).setScale(2, RoundingMode.HALF_UP),
        defects);
  }

  @Override
  public Object key(Task row) {
    return row.key();
  }

  @Override
  public List<Verdict> compare(OrganisationId organisation, List<Task> rows) {
    Map<TaskKey, Task> there = inForce(organisation, rows);
    return rows.stream()
        .map(row -> {
          Task old = there.get(row.key());
          return Verdict.taken(
              old == null ? Outcome.NEW : old.equals(row) ? Outcome.UNCHANGED : Outcome.CHANGED);
        })
        .toList();
  }

  @Override
  public List<Task> write(OrganisationId organisation, UUID imported, List<Task> rows) {
    Map<TaskKey, Task> there = inForce(organisation, rows);
    List<Task> gone = new ArrayList<>();
    for (Task row : rows) {
      Task old = there.get(row.key());
      if (row.equals(old)) {
        continue;
      }
      if (old != null) {
        supersede(organisation, imported, row.key());
      }
      if (!insert(organisation, imported, row)) {
        gone.add(row);
      }
    }
    return gone;
  }

  private void supersede(OrganisationId organisation, UUID imported, TaskKey key) {
    jdbc.sql(
            """
            update baseline_task set superseded_at = now(), superseded_by = :import
            where organisation_id = :organisation and learner_id = :learner
              and task_form = :form and condition = :condition and done_on = :day
              and superseded_at is null
            """)
        .param("import", imported)
        .param("organisation", organisation.value())
        .param("learner", key.learner().value())
        .param("form", key.taskForm())
        .param("condition", key.condition().name())
        .param("day", key.doneOn())
        .update();
  }

  /** False for somebody who was erased. */
  private boolean insert(OrganisationId organisation, UUID imported, Task row) {
    return jdbc.sql(
                """
                insert into baseline_task (organisation_id, learner_id, task_form, condition, done_on,
                  finished, active_seconds, quality, critical_defects, import_id)
                values (:organisation, :learner, :form, :condition, :day,
                  :finished, :seconds, :quality, :defects, :import)
                """)
            .param("organisation", organisation.value())
            .param("learner", row.key().learner().value())
            .param("form", row.key().taskForm())
            .param("condition", row.key().condition().name())
            .param("day", row.key().doneOn())
            .param("finished", row.finished())
            .param("seconds", row.activeSeconds(), Types.INTEGER)
            .param("quality", row.quality(), Types.NUMERIC)
            .param("defects", row.criticalDefects(), Types.INTEGER)
            .param("import", imported)
            .update()
        == 1;
  }

  private Map<TaskKey, Task> inForce(OrganisationId organisation, Collection<Task> rows) {
    Map<TaskKey, Task> found = new HashMap<>();
    jdbc.sql(
            """
            select * from baseline_task
            where organisation_id = :organisation and superseded_at is null
              and learner_id = any(:learners)
            """)
        .param("organisation", organisation.value())
        .param(
            "learners",
            rows.stream().map(row -> row.key().learner().value()).distinct().toArray(UUID[]::new))
        .query((row, n) -> {
          Task task = task(row);
          found.put(task.key(), task);
          return task;
        })
        .list();
    return found;
  }

  /** All that hold. */
  List<Task> all(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from baseline_task
            where organisation_id = :organisation and superseded_at is null order by id
            """)
        .param("organisation", organisation.value())
        .query((row, n) -> task(row))
        .list();
  }

  /** What was measured of people goes with them. */
  @EventListener
  void on(LearnersErased erased) {
    RowsOfPeople.delete(jdbc, "baseline_task", erased.organisation().value(), erased.learnerIds());
  }

  private static Task task(ResultSet row) throws SQLException {
    return new Task(
        new TaskKey(
            Rows.id(row, "learner_id", LearnerId::new),
            row.getString("task_form"),
            WorkCondition.valueOf(row.getString("condition")),
            row.getObject("done_on", LocalDate.class)),
        row.getBoolean("finished"),
        row.getObject("active_seconds", Integer.class),
        row.getBigDecimal("quality"),
        row.getObject("critical_defects", Integer.class));
  }
}
