package org.traininglayer.adoption.warnings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.statistics.warnings.Alert;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;
import org.traininglayer.kernel.OrganisationId;

/** The alerts of an organisation, and what is done about them. */
@Component
public class Warnings {

  private static final Comparator<Other> ORDER =
      Comparator.comparing(Other::cohort).thenComparing(one -> Rule.valueOf(one.rule()));

  private final LookTable looks;
  private final AlertTable alerts;
  private final int k;

  Warnings(LookTable looks, AlertTable alerts, AdoptionProperties properties) {
    this.looks = looks;
    this.alerts = alerts;
    this.k = properties.smallestGroup();
  }

  /**
   * A look at a cohort that opened no alert.
   *
   * @param kind of the cohort
   * @param name of the cohort
   */
  public record Other(
      String cohort, String kind, String name, String rule, String code, LookView look) {}

  /** Alerts that are not closed: safety first, then by cohort and rule. */
  public List<AlertView> open(OrganisationId organisation, LocalDate today) {
    return alerts.open(organisation).stream()
        .map(one -> view(organisation, one, today))
        .sorted(
            Comparator.comparing((AlertView one) -> one.muted(today))
                .thenComparing(one -> !one.safety())
                .thenComparing(AlertView::cohort)
                .thenComparing(one -> Rule.valueOf(one.rule())))
        .toList();
  }

  /** Those closed last. */
  public List<AlertView> closed(OrganisationId organisation, LocalDate today, int most) {
    return alerts.closed(organisation, most).stream()
        .map(one -> view(organisation, one, today))
        .toList();
  }

  /** One of them. */
  public Optional<AlertView> find(OrganisationId organisation, UUID id, LocalDate today) {
    return alerts.find(organisation, id).map(one -> view(organisation, one, today));
  }

  /** Rules that hold in the newest week and have no alert: the budget was spent, or chance. */
  public List<Other> alsoSeen(OrganisationId organisation) {
    var open = alerts.openRules(organisation);
    return looks.newest(organisation).stream()
        .filter(one -> one.seen().look().fires())
        .filter(one ->
            !open.getOrDefault(one.seen().look().cohort(), Set.of())
                .contains(one.seen().look().rule()))
        .map(this::other)
        .sorted(ORDER)
        .toList();
  }

  /** Rules that could not be looked at in the newest week, with the reason. */
  public List<Other> without(OrganisationId organisation) {
    return looks.newest(organisation).stream()
        .filter(one -> one.seen().look().state() == Look.State.NO_DATA)
        .map(this::other)
        .sorted(ORDER)
        .toList();
  }

  /** How many looks of the newest week were quiet. */
  public long quiet(OrganisationId organisation) {
    return looks.newest(organisation).stream()
        .filter(one -> one.seen().look().state() == Look.State.QUIET)
        .count();
  }

  /** When it was looked last. */
  public Optional<Instant> lookedAt(OrganisationId organisation) {
    return looks.lookedAt(organisation);
  }

  /** The owner has seen it; false when it stands elsewhere by now. */
  @Transactional
  public boolean acknowledge(OrganisationId organisation, UUID id, String who) {
    return move(organisation, id, who, "ACKNOWLEDGED", "", null, Alert::acknowledge);
  }

  /** Something is done about it, and looked at again on a day. */
  @Transactional
  public boolean act(
      OrganisationId organisation, UUID id, String who, String what, LocalDate check) {
    return move(
        organisation,
        id,
        who,
        "ACTION",
        what,
        check,
        alert ->
            (alert.state() == Alert.State.OPEN ? alert.acknowledge() : alert).act(what, check));
  }

  /** Closed with a reason. */
  @Transactional
  public boolean close(OrganisationId organisation, UUID id, String who, String reason) {
    return move(organisation, id, who, "CLOSED", reason, null, alert -> alert.close(reason));
  }

  /** Not shown among those that need somebody until a day, with a reason. */
  @Transactional
  public boolean mute(
      OrganisationId organisation, UUID id, String who, LocalDate until, String reason) {
    boolean muted = alerts.mute(organisation, id, until, reason);
    if (muted) {
      alerts.step(organisation, id, "MUTED", who, reason, until);
    }
    return muted;
  }

  /** Somebody else answers for it. */
  @Transactional
  public boolean assign(OrganisationId organisation, UUID id, String who, String owner) {
    boolean assigned = alerts.assign(organisation, id, owner);
    if (assigned) {
      alerts.step(organisation, id, "ASSIGNED", who, owner, null);
    }
    return assigned;
  }

  private boolean move(
      OrganisationId organisation,
      UUID id,
      String who,
      String kind,
      String note,
      @Nullable LocalDate day,
      UnaryOperator<Alert> step) {
    AlertTable.Kept kept = alerts.find(organisation, id).orElse(null);
    if (kept == null) {
      return false;
    }
    Alert before =
        new Alert(
            kept.rule(),
            kept.cohort(),
            kept.ruleVersion(),
            kept.owner(),
            kept.state(),
            kept.action(),
            kept.checkOn(),
            kept.reason());
    Alert after;
    try {
      after = step.apply(before);
    } catch (IllegalStateException e) {
      return false;
    }
    boolean moved = alerts.move(organisation, id, kept.state(), after, Instant.now());
    if (moved) {
      alerts.step(organisation, id, kind, who, note, day);
    }
    return moved;
  }

  private Other other(LookTable.Kept one) {
    Look look = one.seen().look();
    Optional<Cohort> cohort = Cohort.of(look.cohort());
    return new Other(
        look.cohort(),
        cohort.map(of -> of.kind().name()).orElse(""),
        cohort.map(Cohort::name).orElse(look.cohort()),
        look.rule().name(),
        look.rule().code(),
        LookWords.of(one.seen(), one.week(), k));
  }

  private AlertView view(OrganisationId organisation, AlertTable.Kept one, LocalDate today) {
    List<LookTable.Kept> all = looks.of(organisation, one.cohort(), one.rule().name());
    LookView opened = null;
    LookView atCheck = null;
    LocalDate check = one.checkOn();
    // Newest first: what is found last is the earliest.
    for (LookTable.Kept look : all) {
      if (look.week().equals(one.openedWeek())) {
        opened = LookWords.of(look.seen(), look.week(), k);
      }
      if (check != null
          && !look.week().plusDays(6).isBefore(check)
          && look.week().isAfter(one.openedWeek())) {
        atCheck = LookWords.of(look.seen(), look.week(), k);
      }
    }
    LookView newest =
        all.isEmpty()
            ? new LookView(one.openedWeek(), "NO_DATA", "warnings.without.no-look", List.of())
            : LookWords.of(all.getFirst().seen(), all.getFirst().week(), k);
    Optional<Cohort> cohort = Cohort.of(one.cohort());
    return new AlertView(
        one.id(),
        one.cohort(),
        cohort.map(of -> of.kind().name()).orElse(""),
        cohort.map(Cohort::name).orElse(one.cohort()),
        one.rule().name(),
        one.ruleVersion(),
        one.rule().code(),
        one.rule().safety(),
        one.rule().cause(),
        one.rule().answer().name(),
        one.state().name(),
        one.owner(),
        one.openedWeek(),
        one.action(),
        check,
        one.reason(),
        one.mutedUntil(),
        one.muteReason(),
        opened == null ? newest : opened,
        newest,
        atCheck,
        one.state() == Alert.State.ACTION && check != null && !check.isAfter(today),
        alerts.steps(organisation, one.id()));
  }
}
