package org.traininglayer.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the application wrote for its answers, written again by JDBC alone: the same rows, with the
 * same indexes, in the same server, one transaction for each answer. Only keys are new.
 */
final class BareWrites implements Clients.Maker {

  private static final int ATTEMPT_TABLE_ROWS = 512;
  private static final int MOST_ANSWERS = 2_000;
  private static final int ANSWERS_AN_ATTEMPT = 9;

  private final Database database;
  private final List<Answered> answers;
  private final List<Attempt> attempts;
  private final AtomicLong numbers = new AtomicLong(1_000_000);

  private BareWrites(Database database, List<Answered> answers, List<Attempt> attempts) {
    this.database = database;
    this.answers = answers;
    this.attempts = attempts;
  }

  private static String responses(Database database) throws SQLException {
    return database.table("response_log", "response", "judgement");
  }

  private record Attempt(UUID registration, String state) {}

  private record Answered(String step, String answer, List<Row> statements) {}

  /** A statement's row and the message's that belongs to it. */
  private record Row(
      UUID organisation,
      UUID verb,
      UUID actor,
      UUID object,
      UUID registration,
      UUID authorityKey,
      UUID[] mentions,
      int partition,
      String version,
      String authority,
      String json,
      String payload,
      UUID destination,
      int lane,
      UUID learner) {}

  /** Reads what was written for answers to these forms, and makes tables like those it is in. */
  static BareWrites of(Database database, List<Walk.Post> posts) throws SQLException {
    database.execute(
        "create schema bench",
        "create table bench.attempt (like attempt including all)",
        "create table bench.judgement (like " + responses(database) + " including all)",
        "alter table bench.judgement add foreign key (registration) references bench.attempt",
        "create table bench.statement (like statement including all)",
        "create table bench.outbox (like " + database.outbox() + " including all)",
        "alter table bench.outbox add foreign key (destination_id) references "
            + database.table("outbox_destination", "delivery_destination"),
        "insert into bench.attempt select * from attempt limit " + ATTEMPT_TABLE_ROWS);
    String[] steps = posts.stream().map(Walk.Post::step).distinct().toArray(String[]::new);
    try (Connection connection = database.connect()) {
      return new BareWrites(database, answers(database, connection, steps), attempts(connection));
    }
  }

  /**
   * A judgement and its statements, told by the transaction's number and the attempt: answers of
   * several people may share a transaction.
   */
  private static List<Answered> answers(Database database, Connection connection, String[] steps)
      throws SQLException {
    Map<String, Answered> answers = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select j.registration || '/' || j.seq as answered, j.step, j.answer, s.*,
              case when p.payload_format = 1 and %s then s.json else '' end as payload,
              p.destination_id, p.lane, p.learner_id
            from %s j
            join statement s on s.xmin = j.xmin and s.registration = j.registration
            join %s p on p.content_id = s.id
            where j.step = any (?)
            order by j.saved_at desc, j.registration, j.seq
            """
                .formatted(
                    database.outboxRepeatsStatements(), responses(database), database.outbox()))) {
      query.setArray(1, connection.createArrayOf("text", steps));
      try (ResultSet row = query.executeQuery()) {
        while (row.next() && answers.size() < MOST_ANSWERS) {
          String key = row.getString("answered");
          Answered known = answers.get(key);
          if (known == null) {
            known = new Answered(row.getString("step"), row.getString("answer"), new ArrayList<>());
            answers.put(key, known);
          }
          known.statements().add(row(row));
        }
      }
    }
    if (answers.isEmpty()) {
      throw new IllegalStateException("no answer with a statement and a message");
    }
    return List.copyOf(answers.values());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("organisation_id", UUID.class),
        row.getObject("verb_key", UUID.class),
        row.getObject("actor_key", UUID.class),
        row.getObject("object_key", UUID.class),
        row.getObject("registration", UUID.class),
        row.getObject("authority_key", UUID.class),
        (UUID[]) row.getArray("mentions").getArray(),
        row.getInt("partition"),
        row.getString("version"),
        row.getString("authority"),
        row.getString("json"),
        row.getString("payload"),
        row.getObject("destination_id", UUID.class),
        row.getInt("lane"),
        row.getObject("learner_id", UUID.class));
  }

  private static List<Attempt> attempts(Connection connection) throws SQLException {
    List<Attempt> attempts = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement("select registration, state from bench.attempt");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        attempts.add(new Attempt(row.getObject(1, UUID.class), row.getString(2)));
      }
    }
    return attempts;
  }

  /** How large the rows are. */
  String description() {
    double statements = answers.stream().mapToInt(a -> a.statements().size()).average().orElse(0);
    double json =
        answers.stream()
            .flatMap(answer -> answer.statements().stream())
            .mapToInt(row -> row.json().length())
            .average()
            .orElse(0);
    double state = attempts.stream().mapToInt(a -> a.state().length()).average().orElse(0);
    return String.format(
        Locale.ROOT,
        "An answer: 1 judgement, 1 attempt updated (state of %.0f characters), %.2f statements"
            + " (%.0f characters each) and as many outbox rows.",
        state,
        statements,
        json);
  }

  @Override
  public Clients.Client make(int number) throws SQLException {
    return new Writer(number);
  }

  private final class Writer implements Clients.Client {

    private final Connection connection;
    private final PreparedStatement update;
    private final PreparedStatement judgement;
    private final PreparedStatement statement;
    private final PreparedStatement message;
    private final int number;
    private int count;

    Writer(int number) throws SQLException {
      this.number = number;
      connection = database.connect();
      connection.setAutoCommit(false);
      update =
          connection.prepareStatement(
              """
              update bench.attempt
              set state = cast(? as jsonb), version = version + 1, saved_at = now(),
                last_event_at = now()
              where registration = ?
              """);
      judgement =
          connection.prepareStatement(
              """
              insert into bench.judgement
                (registration, seq, organisation_id, step, answer, saved_at)
              values (?, ?, ?, ?, cast(? as jsonb), now())
              """);
      statement =
          connection.prepareStatement(
              """
              insert into bench.statement
                (organisation_id, id, stored, happened_at, partition, position, verb_key, actor_key,
                 object_key, voiding, registration, authority_key, mentions, version, authority,
                 json)
              values (?, ?, now(), now(), ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?)
              """);
      message =
          connection.prepareStatement(
              """
              insert into bench.outbox
                (organisation_id, destination_id, lane, learner_id, content_id, payload_format,
                 payload)
              values (?, ?, ?, ?, ?, 1, ?)
              """);
    }

    @Override
    public long next() throws SQLException {
      Answered answer = answers.get((number * 977 + count) % answers.size());
      Attempt attempt = attempt();
      count++;
      long begin = System.nanoTime();
      update.setString(1, attempt.state());
      update.setObject(2, attempt.registration());
      update.executeUpdate();
      judge(attempt, answer);
      for (Row row : answer.statements()) {
        state(row);
      }
      statement.executeBatch();
      message.executeBatch();
      connection.commit();
      return System.nanoTime() - begin;
    }

    /** Each writer has attempts of its own, as learners do. */
    private Attempt attempt() {
      int mine = attempts.size() / 32;
      return attempts.get(number % 32 * mine + count / ANSWERS_AN_ATTEMPT % mine);
    }

    private void judge(Attempt attempt, Answered answer) throws SQLException {
      judgement.setObject(1, attempt.registration());
      judgement.setInt(2, (int) numbers.incrementAndGet());
      judgement.setObject(3, answer.statements().getFirst().organisation());
      judgement.setString(4, answer.step());
      judgement.setString(5, answer.answer());
      judgement.executeUpdate();
    }

    private void state(Row row) throws SQLException {
      UUID id = UUID.randomUUID();
      Array mentions = connection.createArrayOf("uuid", row.mentions());
      statement.setObject(1, row.organisation());
      statement.setObject(2, id);
      statement.setInt(3, row.partition());
      statement.setLong(4, numbers.incrementAndGet());
      statement.setObject(5, row.verb());
      statement.setObject(6, row.actor());
      statement.setObject(7, row.object());
      statement.setObject(8, row.registration());
      statement.setObject(9, row.authorityKey());
      statement.setArray(10, mentions);
      statement.setString(11, row.version());
      statement.setString(12, row.authority());
      statement.setString(13, row.json());
      statement.addBatch();
      message.setObject(1, row.organisation());
      message.setObject(2, row.destination());
      message.setInt(3, row.lane());
      message.setObject(4, row.learner());
      message.setObject(5, id);
      message.setString(6, row.payload());
      message.addBatch();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
