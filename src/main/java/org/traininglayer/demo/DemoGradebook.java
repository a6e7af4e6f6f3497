package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The grades of the demo course. */
@Component
@Profile("demo")
class DemoGradebook {

  private final JdbcClient jdbc;

  DemoGradebook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Grade> grade(int lineItem, String person) {
    return jdbc.sql(
            """
            select line_item, person, score, maximum, comment, posted_at from demo_grade
            where line_item = :item and person = :person
            """)
        .param("item", lineItem)
        .param("person", person)
        .query(DemoGradebook::grade)
        .optional();
  }

  List<Grade> grades(int lineItem) {
    return jdbc.sql(
            """
            select line_item, person, score, maximum, comment, posted_at from demo_grade
            where line_item = :item order by person
            """)
        .param("item", lineItem)
        .query(DemoGradebook::grade)
        .list();
  }

  void store(int lineItem, ScoreRules.Decision.Store score) {
    jdbc.sql(
            """
            insert into demo_grade (line_item, person, score, maximum, comment, posted_at)
            values (:item, :person, :score, :maximum, :comment, :at)
            on conflict (line_item, person) do update set
              score = excluded.score, maximum = excluded.maximum,
              comment = excluded.comment, posted_at = excluded.posted_at
            """)
        .param("item", lineItem)
        .param("person", score.person())
        .param("score", score.score())
        .param("maximum", score.maximum())
        .param("comment", score.comment())
        .param("at", score.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Grade grade(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Grade(
        row.getInt("line_item"),
        row.getString("person"),
        row.getBigDecimal("score"),
        row.getBigDecimal("maximum"),
        row.getString("comment"),
        row.getObject("posted_at", OffsetDateTime.class).toInstant());
  }

  /** One cell of the gradebook; no score when it was cleared. */
  record Grade(
      int lineItem,
      String person,
      @Nullable BigDecimal score,
      @Nullable BigDecimal maximum,
      @Nullable String comment,
      Instant postedAt) {

    /** For example {@code 83 / 100}. */
    String text() {
      if (score == null || maximum == null) {
        return "–";
      }
      return plain(score) + " / " + plain(maximum);
    }

    private static String plain(BigDecimal number) {
      return number
          .setScale(1, java.math.RoundingMode.HALF_UP)
          .stripTrailingZeros()
          .toPlainString();
    }
  }
}
