package org.traininglayer.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.Warnings;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.people.Roster;
import org.traininglayer.people.Roster.Contents;
import org.traininglayer.questions.LearnerQuestions;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.realwork.RealWork.Standing;
import org.traininglayer.support.Support;

/** What waits for the owner of the training layer, the most urgent first. Nobody is named. */
@Component
class Worklist {

  /** A question that waits longer is late. */
  private static final int LATE_DAYS = 7;

  private final Ownership ownership;
  private final Warnings warnings;
  private final Verdicts verdicts;
  private final Roster roster;
  private final RealWork work;
  private final CheckIns checkIns;
  private final LearnerQuestions questions;
  private final Support support;
  private final int smallestGroup;

  Worklist(
      Ownership ownership,
      Warnings warnings,
      Verdicts verdicts,
      Roster roster,
      RealWork work,
      CheckIns checkIns,
      LearnerQuestions questions,
      Support support,
      AdoptionProperties figures) {
    this.ownership = ownership;
    this.warnings = warnings;
    this.verdicts = verdicts;
    this.roster = roster;
    this.work = work;
    this.checkIns = checkIns;
    this.questions = questions;
    this.support = support;
    this.smallestGroup = figures.smallestGroup();
  }

  /**
   * One thing to do.
   *
   * @param tone {@code bad}, {@code flag} or {@code info}
   * @param name {@code worklist.item.<name>} are its words, with {@code arguments} in them, and
   *     {@code .go} the way there
   * @param rule of a warning, whose words go before; empty for others
   * @param group whom it is about, empty for everybody; null where it is about no group
   */
  record Item(
      String tone,
      String name,
      List<Object> arguments,
      String rule,
      @Nullable String group,
      String href) {}

  List<Item> of(OrganisationId organisation) {
    Instant now = Instant.now();
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    List<Item> items = new ArrayList<>();
    if (ownership.current(organisation).isEmpty()) {
      items.add(item("bad", "no-owner", "#owner"));
    }
    for (AlertView alert : warnings.open(organisation, today)) {
      if (!alert.muted(today)) {
        alert(items, alert);
      }
    }
    looks(items, organisation, now);
    setUp(items, organisation, today);
    people(items, organisation, now);
    return items;
  }

  private static void alert(List<Item> items, AlertView alert) {
    String name =
        alert.due()
            ? "check-due"
            : switch (alert.state()) {
              case "OPEN" -> "alert-open";
              case "ACKNOWLEDGED" -> "alert-acknowledged";
              default -> "";
            };
    if (!name.isEmpty()) {
      items.add(
          new Item(
              alert.safety() ? "bad" : "flag",
              name,
              List.of(),
              alert.code(),
              alert.name(),
              "/admin/warnings#" + alert.id()));
    }
  }

  private void looks(List<Item> items, OrganisationId organisation, Instant now) {
    for (Verdicts.Standing standing : verdicts.standings(organisation, now)) {
      Verdicts.Group group = standing.group();
      String href = VerdictController.of(group.key());
      if (standing.signed() == null) {
        items.add(about(group, "no-thresholds", List.of(), href));
      }
      standing.plan().stream()
          .filter(look -> look.state().equals("DUE"))
          .forEach(look -> items.add(about(group, "look-due", List.of(look.number()), href)));
    }
  }

  private void setUp(List<Item> items, OrganisationId organisation, LocalDate today) {
    Contents there = roster.contents(organisation, today);
    Standing standing = work.standing(organisation);
    if (there.cohorts() == 0) {
      items.add(item("flag", "no-cohorts", "/admin/imports/cohorts"));
    }
    if (there.posts() == 0) {
      items.add(item("flag", "no-role-map", "/admin/imports/role-map"));
    }
    if (there.expected() == 0) {
      items.add(item("info", "no-expected", "/admin/imports/expected-users"));
    }
    if (standing.baselinePeople() == 0) {
      items.add(item("flag", "no-baselines", "/admin/imports/baselines"));
    }
    int waiting = standing.waiting() + standing.waitingForSecond();
    if (waiting > 0) {
      items.add(item("info", "ratings", "/admin/ratings", waiting));
    }
  }

  private void people(List<Item> items, OrganisationId organisation, Instant now) {
    List<CheckIn> open =
        checkIns.recent(organisation, now).stream()
            .filter(one -> one.isOpen() && !one.passed().sample())
            .toList();
    long people = open.stream().map(CheckIn::learner).distinct().count();
    if (!open.isEmpty()) {
      // A count of few people would speak of them.
      items.add(
          people < smallestGroup
              ? item("info", "check-ins-few", "/admin/check-ins")
              : item("info", "check-ins", "/admin/check-ins", open.size()));
    }
    LearnerQuestions.Standing asked = questions.standing(organisation, now);
    Instant oldest = asked.oldest();
    if (oldest != null) {
      long days = Duration.between(oldest, now).toDays();
      items.add(
          days < LATE_DAYS
              ? item("flag", "questions", "/admin/questions", asked.open())
              : item("bad", "questions-late", "/admin/questions", asked.open(), days));
    }
    if (support.champions(organisation).isEmpty()) {
      items.add(item("info", "no-champions", "/admin/champions"));
    }
  }

  private static Item about(
      Verdicts.Group group, String name, List<Object> arguments, String href) {
    return new Item("flag", name, arguments, "", group.name(), href);
  }

  private static Item item(String tone, String name, String href, Object... arguments) {
    return new Item(tone, name, List.of(arguments), "", null, href);
  }
}
