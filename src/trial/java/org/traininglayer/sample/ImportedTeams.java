package org.traininglayer.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.imports.ImportKind;
import org.traininglayer.imports.Imports;
import org.traininglayer.imports.Imports.Preview;
import org.traininglayer.imports.Imports.Sent;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lrs.PreparedStatement;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;
import org.traininglayer.sample.SampleTable.Plan;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.ActivityDefinition;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;

/**
 * Cohorts, role map and how work was before AI come in as the tables that anybody imports; what is
 * made with AI week by week, as statements of the tool in which it is made. Twice is once.
 */
@Component
class ImportedTeams implements SampleTeams {

  static final String BY = "Sample history";

  private static final Logger log = LoggerFactory.getLogger(ImportedTeams.class);
  private static final int WEEKS = 20;
  private static final int AT_ONCE = 200;

  /**
   * Weeks ago: people have been in their teams for a week then, and nobody has learned anything.
   */
  private static final int SIGNED = 29;

  private final Imports imports;
  private final Ledger ledger;
  private final Verdicts verdicts;
  private final TransactionTemplate transaction;

  ImportedTeams(
      Imports imports, Ledger ledger, Verdicts verdicts, PlatformTransactionManager transactions) {
    this.imports = imports;
    this.ledger = ledger;
    this.verdicts = verdicts;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void make(
      Platform platform, Plan plan, List<InventedPerson> invented, List<Person> persons) {
    OrganisationId organisation = platform.organisation();
    LocalDate end = plan.endsAt().atZone(ZoneOffset.UTC).toLocalDate();
    imported(organisation, "cohorts", cohorts(end));
    imported(organisation, "role-map", roles(invented, persons, end));
    signed(organisation, plan.endsAt().minus(Duration.ofDays(7L * SIGNED)));
    imported(organisation, "baselines", baselines(plan, invented, persons, end));
    List<PreparedStatement> outputs = new ArrayList<>();
    for (InventedPerson one : invented) {
      outputs.addAll(outputs(plan, one, persons.get(one.number())));
    }
    for (int from = 0; from < outputs.size(); from += AT_ONCE) {
      List<PreparedStatement> some =
          outputs.subList(from, Math.min(outputs.size(), from + AT_ONCE));
      transaction.executeWithoutResult(status -> ledger.append(organisation, some));
    }
  }

  private void imported(OrganisationId organisation, String name, String text) {
    ImportKind<?> kind =
        imports
            .kind(name)
            .orElseThrow(() -> new IllegalStateException("there is no import of " + name));
    Preview preview = imports.preview(organisation, kind, text);
    if (preview.counts().effective() > 0
        && imports
            .run(organisation, kind, new Sent(name + ".csv", text, BY), preview.seal(), true)
            .isEmpty()) {
      log.warn("Sample history: {} could not be imported", name);
    }
  }

  /**
   * Whoever answers for a team signs what must hold, as it is by default, before anybody begins.
   */
  private void signed(OrganisationId organisation, Instant at) {
    for (SampleTeam team : SampleTeam.ALL) {
      String key = "cohort:" + team.title();
      if (team.owner().isEmpty() || verdicts.inForce(organisation, key).isPresent()) {
        continue;
      }
      verdicts
          .signThresholds(
              organisation, key, verdicts.defaults(), Verdicts.LOOKS, "", team.owner(), BY, at)
          .ifPresent(refusal -> log.warn("Sample history: {} not signed, {}", key, refusal));
    }
  }

  private static String cohorts(LocalDate end) {
    StringBuilder text = new StringBuilder("name,wave,trained_on,owner\n");
    for (SampleTeam team : SampleTeam.ALL) {
      text.append("%s,1,%s,%s\n".formatted(team.title(), end.minusWeeks(WEEKS), team.owner()));
    }
    return text.toString();
  }

  private static String roles(List<InventedPerson> invented, List<Person> persons, LocalDate end) {
    StringBuilder text = new StringBuilder("person,role,study,cohort,from\n");
    for (InventedPerson one : invented) {
      text.append(
          "%s,%s,BRW-301,%s,%s\n"
              .formatted(
                  persons.get(one.number()).id(),
                  one.jobRole(),
                  one.team().title(),
                  end.minusWeeks(30)));
    }
    return text.toString();
  }

  /** The same task of the same people, before AI and with it. */
  private static String baselines(
      Plan plan, List<InventedPerson> invented, List<Person> persons, LocalDate end) {
    StringBuilder text =
        new StringBuilder("person,task_form,condition,done_on,active_minutes,quality,finished\n");
    for (InventedPerson one : invented) {
      if (one.team() == SampleTeam.NOT_MEASURED) {
        continue;
      }
      Random random = new Random(plan.seed() * 17 + one.number());
      double before = 42 * Math.exp(0.25 * random.nextGaussian());
      double with = before * one.team().pace() * Math.exp(0.12 * random.nextGaussian());
      UUID id = persons.get(one.number()).id().value();
      text.append(task(id, "unaided", end.minusWeeks(26), before, 76 + random.nextInt(9)));
      text.append(task(id, "aided", end.minusWeeks(4), with, 77 + random.nextInt(9)));
    }
    return text.toString();
  }

  private static String task(
      UUID person, String condition, LocalDate day, double minutes, int quality) {
    return String.format(
        Locale.ROOT,
        "%s,Visit report,%s,%s,%.1f,%d,yes%n",
        person,
        condition,
        day,
        minutes,
        quality);
  }

  private static List<PreparedStatement> outputs(Plan plan, InventedPerson one, Person person) {
    Random random = new Random(plan.seed() * 23 + one.number());
    List<PreparedStatement> outputs = new ArrayList<>();
    for (int week = WEEKS - 1; week >= 0; week--) {
      int made = made(one, random);
      for (int nth = 0; nth < made; nth++) {
        Instant at = plan.endsAt().minus(Duration.ofHours(week * 168L + 30 + 9L * nth));
        outputs.add(PreparedStatement.of(output(person, week, nth, at)));
      }
    }
    return outputs;
  }

  /** Finished pieces of a week. */
  private static int made(InventedPerson one, Random random) {
    if (one.team() == SampleTeam.A_FEW_DO_ALL) {
      return one.number() / SampleTeam.ALL.size() < 2
          ? 9 + random.nextInt(4)
          : random.nextInt(8) == 0 ? 1 : 0;
    }
    return random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2);
  }

  private static Statement output(Person person, int week, int nth, Instant at) {
    String name = "outputs/" + person.id().value() + "/" + week + "/" + nth;
    return new Statement(
        NameUuid.of(person.id().value(), name),
        new Agent(person.account()),
        nth % 2 == 0 ? Verb.EDITED : Verb.ACCEPTED,
        new Activity(
            "https://draftdesk.example/" + name,
            new ActivityDefinition(
                Vocabulary.AI_OUTPUT, Map.of("en", "Draft of a visit report"), Map.of(), null)),
        null,
        new Context(
            null,
            new Context.ContextActivities(
                List.of(), List.of(), List.of(Activity.of(Vocabulary.PROFILE_VERSION))),
            null,
            "DraftDesk",
            null,
            Map.of(Vocabulary.TASK, "visit-report")),
        at);
  }
}
