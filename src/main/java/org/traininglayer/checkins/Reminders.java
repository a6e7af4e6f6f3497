package org.traininglayer.checkins;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.checkins.CheckIn.State;
import org.traininglayer.checkins.ReminderTable.Reached;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.Mails;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.EmailClaims;
import org.traininglayer.lti.Fingerprints;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.persistence.Leases;

/**
 * Reminders of check-ins by e-mail, where an organisation has switched them on: one for each
 * check-in on or after its day, to the address that the person's last launch brought. The address
 * is kept for that alone, until no check-in is to come, the person says no, reminders are switched
 * off, or the person is erased.
 */
@Component
public class Reminders implements EmailClaims {

  private static final Logger log = LoggerFactory.getLogger(Reminders.class);
  private static final UUID NAMESPACE = UUID.fromString("5e7d1f3a-2b64-5c0b-9d0e-1c7a9b3e4f55");
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final ReminderTable table;
  private final CheckIns checkIns;
  private final Mails mails;
  private final Courses courses;
  private final Catalog catalog;
  private final Fingerprints fingerprints;
  private final ToolAddress address;
  private final ReminderMail words;
  private final Leases leases;
  private final TransactionTemplate transactions;

  Reminders(
      ReminderTable table,
      CheckIns checkIns,
      Mails mails,
      Courses courses,
      Catalog catalog,
      Fingerprints fingerprints,
      ToolAddress address,
      MessageSource messages,
      Leases leases,
      TransactionTemplate transactions) {
    this.table = table;
    this.checkIns = checkIns;
    this.mails = mails;
    this.courses = courses;
    this.catalog = catalog;
    this.fingerprints = fingerprints;
    this.address = address;
    this.words = new ReminderMail(messages);
    this.leases = leases;
    this.transactions = transactions;
  }

  /** Whether an organisation has switched them on. */
  public boolean isOn(OrganisationId organisation) {
    return table.isOn(organisation);
  }

  /** Switches them on, or off: then every address is removed at once. */
  @Transactional
  public void set(OrganisationId organisation, boolean on, String by) {
    if (on) {
      table.switchOn(organisation, by);
    } else {
      table.switchOff(organisation);
      table.sent(organisation).forEach(mails::withdraw); // they hold addresses
    }
  }

  /** Whether a link to end reminders is one of ours. */
  public boolean knows(String token) {
    return NoMoreToken.read(token, fingerprints).isPresent();
  }

  /** Ends the reminders of whoever the link is for; false when it is none of ours. */
  @Transactional
  public boolean refuse(String token) {
    return NoMoreToken.read(token, fingerprints)
        .map(who -> {
          table.refuse(who.organisation(), who.learner());
          table.sent(who.organisation(), who.learner()).forEach(mails::withdraw);
          return true;
        })
        .orElse(false);
  }

  /** Learners only: nobody else is asked at a check-in. */
  @Override
  public void claimed(Launch launch, String email) {
    if (!mails.on()
        || launch.course() == null
        || launch.shapesCourse()
        || launch.testUser()
        || !MailAddress.isValid(email)) {
      return;
    }
    URI back = launch.returnUrl();
    String platform =
        back == null || back.getHost() == null ? null : ToolAddress.originOf(back) + "/";
    table.keep(launch.organisation(), new Reached(launch.learner(), email, platform));
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
  void everywhere() {
    for (OrganisationId organisation : table.organisations()) {
      try {
        leases.run(
            "check-in-reminders:" + organisation.value(),
            LEASE,
            held -> send(organisation, Instant.now()));
      } catch (RuntimeException e) {
        // The others are reminded all the same; the next hour tries again.
        log.warn("Check-ins of organisation {} could not be reminded of", organisation, e);
      }
    }
  }

  /**
   * Puts the reminders that are due on their way, each once, and forgets what is not needed;
   * without e-mail it only forgets.
   */
  public void send(OrganisationId organisation, Instant now) {
    Map<LearnerId, Reached> reached = table.reached(organisation);
    table.forget(organisation, reached.isEmpty() ? List.of() : remind(organisation, reached, now));
  }

  /** Reminds of what is due; whoever still has a check-in to come. */
  private List<LearnerId> remind(
      OrganisationId organisation, Map<LearnerId, Reached> reached, Instant now) {
    Map<LearnerId, List<CheckIn>> byLearner = new HashMap<>();
    checkIns.recent(organisation, now).stream()
        .filter(one -> !one.invented() && reached.containsKey(one.learner()))
        .forEach(
            one -> byLearner.computeIfAbsent(one.learner(), who -> new ArrayList<>()).add(one));
    List<LearnerId> needed = new ArrayList<>();
    byLearner.forEach((learner, all) -> {
      Reached who = reached.get(learner);
      for (CheckIn one : all) {
        if (mails.on() && one.isOpen() && who != null) {
          transactions.executeWithoutResult(status -> remind(organisation, who, one, all, now));
        }
      }
      if (all.stream().anyMatch(one -> one.state() == State.UPCOMING)) {
        needed.add(learner);
      }
    });
    return needed;
  }

  private void remind(
      OrganisationId organisation, Reached who, CheckIn one, List<CheckIn> all, Instant now) {
    if (!table.first(organisation, who.learner(), one.registration())) {
      return;
    }
    String platform = who.platform();
    String token = new NoMoreToken(organisation, who.learner()).text(fingerprints);
    Mail mail =
        words.of(
            new MailAddress(who.email()),
            new ReminderMail.Due(
                one.weeks(),
                title(one),
                courses.find(one.course()).map(Courses.Course::title).orElse("–"),
                one.closesAt(),
                platform == null ? null : URI.create(platform)),
            all.stream()
                .filter(day -> day.course().equals(one.course()))
                .filter(day -> day.state() == State.UPCOMING || day.isOpen())
                .map(day ->
                    new ReminderMail.Day(
                        day.registration(),
                        day.dueAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                        title(day)))
                .toList(),
            address.at("/reminders/" + token),
            now);
    mails.send(
        organisation,
        NameUuid.of(NAMESPACE, "reminder\n" + one.registration()),
        who.learner(),
        one.registration(),
        mail);
  }

  private String title(CheckIn one) {
    return catalog
        .findOrNewest(one.module(), one.passed().version())
        .map(Module::title)
        .orElse(one.module().value());
  }

  @EventListener
  void on(LearnersErased erased) {
    table.erase(erased.organisation(), List.copyOf(erased.learners()));
  }
}
