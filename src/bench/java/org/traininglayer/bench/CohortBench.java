package org.traininglayer.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The owner's page of organisations of different sizes, with different numbers of statements behind
 * it, and beside it the question of one of its panels, asked of the statements themselves by SQL.
 * People, facts and statements are written by SQL: how they come in is measured elsewhere.
 */
final class CohortBench {

  private static final int[] PEOPLE = numbers("people", "500,10000");
  private static final int[] STATEMENTS = numbers("statements", "100000,1000000");
  private static final int WEEKS = 26;
  private static final int COHORT = 500;
  private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "8"));
  private static final int TIMES = 3;
  private static final String PASSWORD = "a sentence that nobody guesses";
  private static final String PAGE = "/admin/adoption?weeks=" + WEEKS;

  private CohortBench() {}

  private static int[] numbers(String name, String usual) {
    return Arrays.stream(System.getProperty(name, usual).split(","))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  static void run() throws Exception {
    Path folder = Bench.FOLDER.resolve("cohort");
    Folders.empty(folder);
    Table table =
        new Table(
            "people",
            "facts",
            "statements",
            "page p50 ms",
            "page p95 ms",
            "made anew ms",
            "raw SQL ms",
            "raw / page p95");
    try (LearningPlatform platform = new LearningPlatform()) {
      for (int people : PEOPLE) {
        try (Running running =
            Running.start(
                Build.here(),
                platform,
                folder.resolve(Integer.toString(people)),
                "--traininglayer.delivery.enabled=false",
                "--traininglayer.adoption.follow=false")) {
          new Organisation(running.database()).fill(people);
          for (int statements : STATEMENTS) {
            new Organisation(running.database()).statements(people, statements);
            row(table, running, people);
          }
        }
      }
    }
    table.print();
  }

  private static void row(Table table, Running running, int people) throws Exception {
    Database database = running.database();
    try (Browser browser = running.browser()) {
      signIn(browser);
      double[] anew = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        database.execute("delete from adoption_release");
        anew[i] = timed(() -> browser.get(PAGE).expect(200));
      }
      Samples page = Clients.work(1, SECONDS, number -> new Reader(running.browser()));
      double[] raw = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        raw[i] = timed(() -> database.number(Organisation.RAW));
      }
      Arrays.sort(anew);
      Arrays.sort(raw);
      table.row(
          people,
          database.number("select count(*) from adoption_fact"),
          database.number("select count(*) from statement"),
          page.millis(0.5),
          page.millis(0.95),
          anew[TIMES / 2],
          raw[TIMES / 2],
          raw[TIMES / 2] / page.millis(0.95));
    }
  }

  private interface Asked {
    Object ask() throws Exception;
  }

  private static double timed(Asked asked) throws Exception {
    long begin = System.nanoTime();
    asked.ask();
    return (System.nanoTime() - begin) / 1e6;
  }

  private static void signIn(Browser browser) throws Exception {
    Form form = Form.to(browser.get("/admin/sign-in").expect(200).body(), "/admin/sign-in");
    browser.send(form.with("username", "owner").with("password", PASSWORD)).expect(302);
  }

  private record Reader(Browser browser) implements Clients.Client {

    Reader {
      try {
        signIn(browser);
      } catch (Exception e) {
        throw new IllegalStateException("the owner cannot sign in", e);
      }
    }

    @Override
    public long next() throws Exception {
      long begin = System.nanoTime();
      browser.get(PAGE).expect(200);
      return System.nanoTime() - begin;
    }

    @Override
    public void close() throws java.io.IOException {
      browser.close();
    }
  }

  /**
   * One organisation: cohorts of 500, each person with a trained eye of their own, 26 weeks of four
   * claims, one use sorted by the rules and one week of use, and a task every four weeks.
   */
  private record Organisation(Database database) {

    /** How many errors were caught, by cohort and week: one of 24 figures of the page. */
    static final String RAW =
        """
        select count(*) from (
          select r.cohort, date_trunc('week', s.happened_at at time zone 'UTC') as week,
                 count(*) filter (where s.json::jsonb #>> '{result,response}' = 'flag') as caught,
                 count(distinct s.json::jsonb #>> '{actor,account,name}') as people, count(*) as n
            from statement s
            join person p on p.subject = s.json::jsonb #>> '{actor,account,name}'
            join roster_span r on r.learner_id = p.id and r.superseded_at is null
           where s.happened_at >= now() - interval '26 weeks'
             and s.json::jsonb #>> '{context,extensions,truth}' = 'error'
           group by 1, 2) cells
        """;

    private static final String ORGANISATION = "(select id from organisation limit 1)";
    private static final String MONDAY = "date_trunc('week', now() at time zone 'UTC')::date";

    void fill(int people) throws SQLException {
      String hash = "{bcrypt}" + new BCryptPasswordEncoder().encode(PASSWORD);
      database.execute(
          """
          insert into console_user (id, username, organisation_id, password_hash, roles)
          select gen_random_uuid(), 'owner', %s, '%s', array['OWNER']
          """
              .formatted(ORGANISATION, hash),
          """
          insert into person (id, organisation_id, platform_id, subject)
          select gen_random_uuid(), %s, (select id from lti_platform limit 1), 'person-' || i
            from generate_series(1, %d) i
          """
              .formatted(ORGANISATION, people),
          """
          insert into roster_cohort (organisation_id, name, wave, trained_on, owner, import_id)
          select %s, 'Cohort ' || i, '', %s - 26 * 7, 'Olga Owner', gen_random_uuid()
            from generate_series(0, %d) i
          """
              .formatted(ORGANISATION, MONDAY, (people - 1) / COHORT),
          """
          insert into roster_span (organisation_id, learner_id, kind, from_day, role, cohort,
            import_id)
          select p.organisation_id, p.id, 'POST', '2020-01-01', 'cra',
                 'Cohort ' || (substr(p.subject, 8)::int - 1) / %d, gen_random_uuid()
            from person p where p.subject like 'person-%%'
          """
              .formatted(COHORT),
          facts(
              "review_unit, independent, error, flag",
              4,
              """
              'review_unit', 'independent', u <= 2,
              case when random() < 0.7 then 'flag' else 'accept' end,
              'major', 'number', 0.5, 'u' || u, '030-review', null::text, null::text, null::boolean,
              null::bigint, null::boolean, null::text, null::boolean, null::boolean, null::int,
              null::text
              """),
          facts(
              "policy",
              1,
              """
              'policy_decision', null, null, null, null, null, null, 'p1', '040-policy',
              'permitted', case when random() < 0.8 then 'use' else 'avoid' end, true, null::bigint,
              null::boolean, null::text, null::boolean, null::boolean, null::int, null::text
              """),
          facts(
              "use",
              1,
              """
              'use_week', null, null, null, null, null, null, null, '', null, null, null,
              null::bigint, null::boolean, null::text, null::boolean, random() < 0.8,
              (random() * 5)::int, 'observed'
              """),
          "vacuum analyze adoption_fact",
          "analyze");
    }

    private static String facts(String what, int units, String values) {
      return """
      -- %s
      insert into adoption_fact (organisation_id, statement_id, home_page, account, module, course,
        at, attempt, week, kind, guidance, wrong, response, severity, family, prevalence, item,
        step, truth, choice, knew, took_ms, finished, form, blind, active, outputs, source)
      select p.organisation_id, gen_random_uuid(), i.issuer, p.subject, 'm1', '',
             (%s - 7 * w)::timestamptz + interval '2 days', gen_random_uuid(), %s - 7 * w, %s
        from person p join lti_platform i on i.id = p.platform_id
       cross join generate_series(1, %d) w cross join generate_series(1, %d) u
       where p.subject like 'person-%%'
      """
          .formatted(what, MONDAY, MONDAY, values.strip(), WEEKS, units);
    }

    /** More statements, until there are so many; of claims with an error and without. */
    void statements(int people, int until) throws SQLException {
      long there = database.number("select count(*) from statement");
      database.execute(
          """
          insert into statement (organisation_id, id, stored, happened_at, partition, position,
            verb_key, actor_key, voiding, authority_key, mentions, version, authority, json)
          select %s, gen_random_uuid(), now(), at, 0, i + 1000000000, md5('verb')::uuid,
                 md5(who)::uuid, false, md5('bench')::uuid, array[]::uuid[], '1.0.3', '{}',
                 '{"actor":{"account":{"name":"' || who || '","homePage":"bench"}},"verb":{"id":'
                 || '"https://w3id.org/xapi/dod-isd/verbs/flagged"},"result":{"response":"'
                 || case when random() < 0.7 then 'flag' else 'accept' end
                 || '"},"context":{"extensions":{"truth":"'
                 || case when i %% 2 = 0 then 'error' else 'clean' end || '","padding":"'
                 || repeat('x', 600) || '"}},"object":{"id":"https://bench.example/unit/'
                 || i %% 100 || '"},"timestamp":"' || at || '"}'
            from (select i, 'person-' || 1 + i %% %d as who,
                         now() - random() * interval '26 weeks' as at
                    from generate_series(%d, %d) i) new
          """
              .formatted(ORGANISATION, people, there + 1, until),
          "analyze statement");
    }
  }
}
