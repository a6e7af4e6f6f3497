package org.traininglayer.delivery.grades;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.Grades.Grade;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.persistence.Rows;

/** A grade with its newest message, as read; names come from elsewhere. */
record GradeRow(LearnerId learner, Grade unnamed) {

  static GradeRow of(ResultSet row, int number) throws SQLException {
    LearnerId learner = Rows.id(row, "learner_id", LearnerId::new);
    String obstacle = row.getString("obstacle");
    String message = row.getString("state");
    GradeState state = obstacle == null ? state(message) : GradeState.valueOf(obstacle);
    String reason =
        obstacle != null
            ? row.getString("reason")
            : state == GradeState.SENT ? null : row.getString("message_reason");
    if (state == GradeState.WAITING && row.getString("paused_because") != null) {
      reason = row.getString("paused_because");
    }
    Instant updated = Rows.instant(row, "updated_at");
    Instant next = Rows.instantOrNull(row, "next_try_at");
    Instant changed = Rows.instantOrNull(row, "changed_at");
    return new GradeRow(
        learner,
        new Grade(
            Rows.uuid(row, "id"),
            learner,
            null,
            Rows.id(row, "platform_id", PlatformId::new),
            Rows.idOrNull(row, "course_id", CourseId::new),
            new ModuleId(row.getString("module_id")),
            row.getString("resource_link_id"),
            row.getDouble("score"),
            state,
            reason,
            row.getInt("attempts"),
            Rows.instant(row, "completed_at"),
            obstacle == null && changed != null ? changed : updated,
            state == GradeState.SENT ? null : row.getString("code"),
            row.getBoolean("passed"),
            row.getObject("sent_score", Double.class),
            state == GradeState.WAITING ? next : null));
  }

  /** What was delivered long ago is no longer listed as a message. */
  private static GradeState state(@Nullable String message) {
    return switch (message == null ? "DELIVERED" : message) {
      case "WAITING" -> GradeState.WAITING;
      case "DEAD" -> GradeState.REFUSED;
      case "CONFLICT" -> GradeState.KEPT_TEACHERS;
      default -> GradeState.SENT;
    };
  }

  Grade grade(@Nullable String name) {
    return new Grade(
        unnamed.id(),
        learner,
        name,
        unnamed.platform(),
        unnamed.course(),
        unnamed.module(),
        unnamed.resourceLinkId(),
        unnamed.scaled(),
        unnamed.state(),
        unnamed.reason(),
        unnamed.attempts(),
        unnamed.completedAt(),
        unnamed.changedAt(),
        unnamed.code(),
        unnamed.passed(),
        unnamed.sent(),
        unnamed.nextTryAt());
  }
}
