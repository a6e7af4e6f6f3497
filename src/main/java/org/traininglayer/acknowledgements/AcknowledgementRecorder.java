package org.traininglayer.acknowledgements;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.traininglayer.acknowledgements.Acknowledgement.Person;
import org.traininglayer.acknowledgements.Acknowledgement.Seal;
import org.traininglayer.acknowledgements.Acknowledgement.Signing;
import org.traininglayer.acknowledgements.Acknowledgement.Subject;
import org.traininglayer.acknowledgements.Acknowledgement.Terms;
import org.traininglayer.acknowledgements.StoredAcknowledgements.Link;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.People;
import org.traininglayer.persistence.Gathered;
import org.traininglayer.steps.FreshLaunch;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Response.Deed;
import org.traininglayer.steps.StepSigning;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/**
 * Writes down what is acknowledged or declined, in the transaction in which it happens, whatever
 * type of step asked for it.
 */
@Component
class AcknowledgementRecorder {

  /** After grades, and before the ledger, which is last. */
  private static final int ORDER = 100;

  private static final int SALT_BYTES = 16;
  private static final Seal OPEN = new Seal("", "", "", "", "");

  private final StoredAcknowledgements records;
  private final People people;
  private final Attempts attempts;
  private final Gathered<ResponseGiven> given;
  private final SecureRandom random = new SecureRandom();
  private final String zone;

  AcknowledgementRecorder(
      StoredAcknowledgements records,
      People people,
      Attempts attempts,
      AcknowledgementProperties properties) {
    this.records = records;
    this.people = people;
    this.attempts = attempts;
    this.zone = properties.zone().getId();
    this.given = new Gathered<>(ORDER, this::writeAll, () -> {});
  }

  @EventListener
  void on(ResponseGiven event) {
    if (event.response().question().kind() == Question.Kind.COMMITMENT
        && !event.occasion().context().sample()) {
      given.add(event);
    }
  }

  private boolean writeAll(List<ResponseGiven> events) {
    events.forEach(this::write);
    return false;
  }

  private void write(ResponseGiven event) {
    Occasion occasion = event.occasion();
    AttemptContext context = occasion.context();
    Module module = occasion.module();
    Response response = event.response();
    boolean accepted = response.deed() == Deed.ACKNOWLEDGED;
    Person person =
        new Person(
            people.find(context.key().learner()).map(People.Person::name).orElse(null),
            context.account().homePage() + " " + context.account().name(),
            response.comment(),
            salt());
    Link last = records.lastForUpdate(context.key().organisation());
    Acknowledgement open =
        new Acknowledgement(
            UUID.randomUUID(),
            context.key().organisation(),
            last.seq() + 1,
            context.key().learner(),
            occasion.registration(),
            occasion.attempt(),
            context.course(),
            new Subject(
                module.id().value(),
                module.version(),
                module.title(),
                event.step().head().id(),
                String.valueOf(response.result().getOrDefault("text-version", ""))),
            response.question().text(),
            accepted
                ? String.valueOf(response.result().getOrDefault("meaning", "acknowledged"))
                : "declined",
            accepted,
            occasion.at().truncatedTo(ChronoUnit.MICROS),
            person,
            signing(response),
            Terms.now(
                accepted ? validUntil(event.step(), occasion.at()) : null,
                score(context.key().organisation(), occasion.registration())),
            null,
            OPEN);
    records.append(Chain.sealed(open, person, last.hash()), person);
  }

  /** The day from which it is asked again, by the module. */
  private @Nullable LocalDate validUntil(Step step, Instant at) {
    StepSigning<Step, StepWork> signing = StepTypes.of(step).signing();
    Period holds = signing == null ? null : signing.validFor(step);
    return holds == null ? null : at.atZone(ZoneId.of(zone)).toLocalDate().plus(holds);
  }

  /** Of the steps that count and are done; what is acknowledged is not one of them. */
  private @Nullable Double score(OrganisationId organisation, UUID registration) {
    Progress progress =
        attempts.find(organisation, registration).map(Attempts.Whole::progress).orElse(null);
    return progress == null ? null : progress.scoreSoFar();
  }

  private Signing signing(Response response) {
    return new Signing(
        String.valueOf(
            response.result().getOrDefault("signature-kind", StepSigning.ACKNOWLEDGEMENT)),
        zone,
        FreshLaunch.Proof.read(response.result().get("reauthentication")));
  }

  private String salt() {
    byte[] bytes = new byte[SALT_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
