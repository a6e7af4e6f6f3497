package org.traininglayer.adoption.own;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/** Reads one person's facts for that person. */
@Component
public class OwnSource {

  private final JdbcClient jdbc;

  OwnSource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What somebody did.
   *
   * @param underWay attempts that are not over: of these nothing is told, since it would tell what
   *     a round that is told at the end does not
   */
  public OwnWork of(OrganisationId organisation, AccountKey person, Set<UUID> underWay) {
    List<OwnWork.Claim> claims = new ArrayList<>();
    List<OwnWork.Sure> judgements = new ArrayList<>();
    List<OwnWork.Task> tasks = new ArrayList<>();
    jdbc.sql(
            """
            select kind, module, step, statement_id, attempt, guidance, wrong, family, response,
                   correct, confidence, condition, took_ms, quality
              from adoption_fact
             where organisation_id = :organisation and home_page = :home and account = :account
               and kind in ('review_unit', 'confident_choice', 'timed_task')
               and (attempt is null or not (attempt = any(cast(:under as uuid[]))))
             order by at, statement_id
            """)
        .param("organisation", organisation.value())
        .param("home", person.homePage())
        .param("account", person.name())
        .param("under", underWay.stream().map(UUID::toString).toArray(String[]::new))
        .query(row -> {
          switch (row.getString("kind")) {
            case "review_unit" -> claim(row, claims, judgements);
            case "confident_choice" -> choice(row, judgements);
            default -> task(row, tasks);
          }
        });
    return new OwnWork(claims, judgements, tasks);
  }

  /** Guided and worked ones are practice: how sure somebody was of them counts, and no more. */
  private static void claim(
      ResultSet row, List<OwnWork.Claim> claims, List<OwnWork.Sure> judgements)
      throws SQLException {
    Boolean wrong = row.getObject("wrong", Boolean.class);
    String response = row.getString("response");
    if (wrong == null || response == null) {
      return;
    }
    boolean flagged = response.equals("flag");
    Integer sure = row.getObject("confidence", Integer.class);
    if (sure != null) {
      judgements.add(new OwnWork.Sure(sure / 100.0, flagged == wrong));
    }
    if (!"guided".equals(row.getString("guidance"))
        && !"worked".equals(row.getString("guidance"))) {
      String module = row.getString("module");
      claims.add(
          new OwnWork.Claim(
              module == null ? "" : module,
              wrong,
              wrong ? row.getString("family") : null,
              flagged));
    }
  }

  private static void choice(ResultSet row, List<OwnWork.Sure> judgements) throws SQLException {
    Integer sure = row.getObject("confidence", Integer.class);
    Boolean right = row.getObject("correct", Boolean.class);
    if (sure != null && right != null) {
      judgements.add(new OwnWork.Sure(sure / 100.0, right));
    }
  }

  private static void task(ResultSet row, List<OwnWork.Task> tasks) throws SQLException {
    String condition = row.getString("condition");
    long millis = row.getLong("took_ms");
    if (condition == null || millis <= 0) {
      return;
    }
    String attempt = row.getString("attempt");
    tasks.add(
        new OwnWork.Task(
            (attempt == null ? row.getString("statement_id") : attempt)
                + "/"
                + row.getString("module")
                + "/"
                + row.getString("step"),
            "unaided".equals(condition) ? Condition.UNAIDED : Condition.AIDED,
            Duration.ofMillis(millis),
            row.getObject("quality", Double.class)));
  }
}
