package org.traininglayer.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.Deliveries.Grade;
import org.traininglayer.delivery.Deliveries.GradeState;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.PlatformId;

/** A grade with its newest message, as read; names come from elsewhere. */
record GradeRow(LearnerId learner, Grade unnamed) {

  static GradeRow of(ResultSet row, int number) throws SQLException {
    LearnerId learner = new LearnerId(row.getObject("learner_id", UUID.class));
    UUID course = row.getObject("course_id", UUID.class);
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
    Instant updated = row.getObject("updated_at", OffsetDateTime.class).toInstant();
    OffsetDateTime next = row.getObject("next_try_at", OffsetDateTime.class);
    OffsetDateTime changed = row.getObject("changed_at", OffsetDateTime.class);
    return new GradeRow(
        learner,
        new Grade(
            row.getObject("id", UUID.class),
            learner,
            null,
            new PlatformId(row.getObject("platform_id", UUID.class)),
            course == null ? null : new CourseId(course),
            new ModuleId(row.getString("module_id")),
            row.getString("resource_link_id"),
            row.getDouble("score"),
            state,
            reason,
            row.getInt("attempts"),
            row.getObject("completed_at", OffsetDateTime.class).toInstant(),
            obstacle == null && changed != null ? changed.toInstant() : updated,
            state == GradeState.SENT ? null : row.getString("code"),
            row.getBoolean("passed"),
            row.getObject("sent_score", Double.class),
            next != null && state == GradeState.WAITING ? next.toInstant() : null));
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
