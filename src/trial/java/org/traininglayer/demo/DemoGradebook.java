package org.traininglayer.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The grades of the demo LMS; people stand in it by what tools call them. */
@Component
@Profile("demo")
class DemoGradebook {

  private final JdbcClient jdbc;

  DemoGradebook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Grade> grade(int lineItem, String person) {
    return jdbc.sql("select * from demo_grade where line_item = :item and person = :person")
        .param("item", lineItem)
        .param("person", person)
        .query(DemoGradebook::grade)
        .optional();
  }

  List<Grade> grades(int lineItem) {
    return jdbc.sql("select * from demo_grade where line_item = :item order by person")
        .param("item", lineItem)
        .query(DemoGradebook::grade)
        .list();
  }

  /**
   * Stores what a tool posted.
   *
   * @param keepOverride whether a grade that the teacher set by hand stays, as in Moodle
   * @param attempts how many attempts this counts as
   */
  void store(int lineItem, ScoreRules.Decision.Store score, boolean keepOverride, int attempts) {
    jdbc.sql(
            """
            insert into demo_grade
              (line_item, person, score, maximum, comment, posted_at, attempts, result,
               result_maximum)
            values (:item, :person, :score, :maximum, :comment, :at, :attempts, :score,
               coalesce(:maximum, 1))
            on conflict (line_item, person) do update set
              score = case when demo_grade.overridden and :keep
                then demo_grade.score else excluded.score end,
              maximum = case when demo_grade.overridden and :keep
                then demo_grade.maximum else excluded.maximum end,
              overridden = demo_grade.overridden and :keep,
              comment = excluded.comment, posted_at = excluded.posted_at,
              attempts = demo_grade.attempts + excluded.attempts,
              result = excluded.result, result_maximum = excluded.result_maximum
            """)
        .param("item", lineItem)
        .param("person", score.person())
        .param("score", score.score())
        .param("maximum", score.maximum())
        .param("comment", score.comment())
        .param("at", score.at().atOffset(ZoneOffset.UTC))
        .param("attempts", attempts)
        .param("keep", keepOverride)
        .update();
  }

  /** Canvas: takes down a tool's score as its result and leaves the grade itself as it is. */
  void storeBeside(int lineItem, ScoreRules.Decision.Store score, int attempts) {
    jdbc.sql(
            """
            insert into demo_grade
              (line_item, person, posted_at, attempts, result, result_maximum)
            values (:item, :person, :at, :attempts, :score, coalesce(:maximum, 1))
            on conflict (line_item, person) do update set
              posted_at = excluded.posted_at, result = excluded.result,
              result_maximum = excluded.result_maximum,
              attempts = demo_grade.attempts + excluded.attempts
            """)
        .param("item", lineItem)
        .param("person", score.person())
        .param("score", score.score(), Types.NUMERIC)
        .param("maximum", score.maximum(), Types.NUMERIC)
        .param("at", score.at().atOffset(ZoneOffset.UTC))
        .param("attempts", attempts)
        .update();
  }

  /**
   * A grade that the teacher sets by hand in Canvas: it changes the number of a result that is
   * there, makes none, and moves no time.
   */
  void overrideInCanvas(
      int lineItem, String person, @Nullable BigDecimal score, BigDecimal maximum) {
    jdbc.sql(
            """
            insert into demo_grade
              (line_item, person, score, maximum, posted_at, overridden)
            values (:item, :person, :score, :maximum, :never, :set)
            on conflict (line_item, person) do update set
              score = excluded.score, maximum = excluded.maximum,
              overridden = excluded.overridden,
              result = case when demo_grade.result_maximum is not null then excluded.score end
            """)
        .param("item", lineItem)
        .param("person", person)
        .param("score", score, Types.NUMERIC)
        .param("maximum", maximum)
        .param("never", Instant.EPOCH.atOffset(ZoneOffset.UTC))
        .param("set", score != null)
        .update();
  }

  /** A grade that the teacher sets by hand; none takes the teacher's grade back. */
  void override(
      int lineItem, String person, @Nullable BigDecimal score, BigDecimal maximum, Instant at) {
    jdbc.sql(
            """
            insert into demo_grade
              (line_item, person, score, maximum, posted_at, overridden)
            values (:item, :person, :score, :maximum, :at, :set)
            on conflict (line_item, person) do update set
              score = excluded.score, maximum = excluded.maximum,
              posted_at = excluded.posted_at, overridden = excluded.overridden
            """)
        .param("item", lineItem)
        .param("person", person)
        .param("score", score)
        .param("maximum", maximum)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("set", score != null)
        .update();
  }

  private static Grade grade(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Grade(
        row.getInt("line_item"),
        row.getString("person"),
        row.getBigDecimal("score"),
        row.getBigDecimal("maximum"),
        row.getString("comment"),
        row.getObject("posted_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("overridden"),
        row.getInt("attempts"),
        row.getBigDecimal("result"),
        row.getBigDecimal("result_maximum"));
  }

  /**
   * One cell of the gradebook; no score when it was cleared.
   *
   * @param overridden whether the teacher set it by hand
   * @param attempts Canvas: how many attempts the tool's scores counted as
   * @param result Canvas: the number of the tool's result
   * @param resultMaximum Canvas: what it is of; null while no tool has posted a score
   */
  record Grade(
      int lineItem,
      String person,
      @Nullable BigDecimal score,
      @Nullable BigDecimal maximum,
      @Nullable String comment,
      Instant postedAt,
      boolean overridden,
      int attempts,
      @Nullable BigDecimal result,
      @Nullable BigDecimal resultMaximum) {

    /** For example {@code 83 / 100}. */
    String text() {
      if (score == null || maximum == null) {
        return "–";
      }
      return plain(score) + " / " + plain(maximum);
    }

    /** The score on the scale of its column; null when there is none. */
    @Nullable BigDecimal on(BigDecimal columnMaximum) {
      if (score == null || maximum == null || maximum.signum() == 0) {
        return null;
      }
      return score.multiply(columnMaximum).divide(maximum, 5, RoundingMode.HALF_UP);
    }

    /**
     * Canvas: the result as a tool sees it. Where a teacher has set the grade it is converted from
     * the points of the column, also when the number is the tool's own.
     */
    @Nullable BigDecimal resultShown(BigDecimal columnMaximum) {
      if (!overridden
          || result == null
          || resultMaximum == null
          || resultMaximum.signum() == 0
          || columnMaximum.signum() == 0) {
        return result;
      }
      return result.multiply(resultMaximum).divide(columnMaximum, 5, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal number) {
      return number.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
  }
}
