package org.traininglayer.acknowledgements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.acknowledgements.Acknowledgement.Person;
import org.traininglayer.acknowledgements.Acknowledgement.Seal;
import org.traininglayer.acknowledgements.Acknowledgement.Signing;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.steps.FreshLaunch;

/**
 * How records are bound to each other. Pure: the same records always give the same hashes, so that
 * anybody can recompute them from an export.
 */
public final class Chain {

  /** What stands before the first record. */
  public static final String BEGINNING = "0".repeat(64);

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Chain() {}

  /** The record with its seal, as the one after {@code previous}. */
  static Acknowledgement sealed(Acknowledgement open, Person person, String previous) {
    Seal bare = new Seal(Sha256.of(open.statement()), of(person), ofComment(person), previous, "");
    Acknowledgement bound = with(open, bare);
    return with(
        open,
        new Seal(
            bare.statement(), bare.person(), bare.comment(), previous, Sha256.of(text(bound))));
  }

  private static Acknowledgement with(Acknowledgement open, Seal seal) {
    return new Acknowledgement(
        open.id(),
        open.organisation(),
        open.seq(),
        open.learner(),
        open.registration(),
        open.attempt(),
        open.course(),
        open.subject(),
        open.statement(),
        open.meaning(),
        open.accepted(),
        open.signedAt(),
        open.person(),
        open.signing(),
        open.terms(),
        open.erasedAt(),
        seal);
  }

  /** What is hashed: a line for each field, in this order. */
  public static String text(Acknowledgement one) {
    CourseId course = one.course();
    return String.join(
        "\n",
        "seq=" + one.seq(),
        "id=" + one.id(),
        "organisation=" + one.organisation().value(),
        "learner=" + one.learner().value(),
        "registration=" + one.registration(),
        "attempt=" + one.attempt(),
        "course=" + (course == null ? "" : course.value()),
        "module=" + one.subject().module(),
        "version=" + one.subject().version(),
        "step=" + one.subject().step(),
        "statement-version=" + one.subject().statementVersion(),
        "statement-sha256=" + one.seal().statement(),
        "meaning=" + one.meaning(),
        "accepted=" + one.accepted(),
        "signed-at=" + MICROS.format(one.signedAt()),
        "person-sha256=" + one.seal().person(),
        "comment-sha256=" + one.seal().comment() + signing(one.signing()) + terms(one),
        "previous=" + one.seal().previous());
  }

  /** Records from before this was kept have none of these lines. */
  private static String signing(@Nullable Signing signing) {
    if (signing == null) {
      return "";
    }
    FreshLaunch.Proof proof = signing.proof();
    return "\n"
        + String.join(
            "\n",
            "kind=" + signing.kind(),
            "zone=" + signing.zone(),
            "reauthentication=" + signing.method(),
            "asked-at=" + at(proof == null ? null : proof.asked()),
            "launch=" + (proof == null ? "" : proof.launch()),
            "login-begun-at=" + at(proof == null ? null : proof.begunAt()),
            "token-issued-at=" + at(proof == null ? null : proof.issuedAt()),
            "signed-in-at=" + at(proof == null ? null : proof.signedInAt()));
  }

  /** Records of the first form have none of these lines. */
  private static String terms(Acknowledgement one) {
    Acknowledgement.Terms terms = one.terms();
    if (terms.form() < Acknowledgement.Terms.FORM) {
      return "";
    }
    LocalDate until = terms.validUntil();
    BigDecimal score = terms.score();
    return "\n"
        + String.join(
            "\n",
            "form=" + terms.form(),
            "title=" + one.subject().title(),
            "valid-until=" + (until == null ? "" : until),
            "score=" + (score == null ? "" : score.toPlainString()));
  }

  private static String at(@Nullable Instant instant) {
    return instant == null ? "" : MICROS.format(instant);
  }

  /** What is wrong with a record; null when nothing is. */
  public enum Fault {
    /** Its own fields have another hash. */
    CHANGED,
    /** It does not follow the one before it: one was taken out, put in, or moved. */
    BROKEN,
    /** The statement, the name or the comment is not what was bound. */
    OTHER_WORDS,
    /** Name and comment are gone, and no erasure is noted. */
    GONE
  }

  /**
   * A fault.
   *
   * @param seq where
   */
  public record Found(long seq, Fault fault) {}

  /**
   * The first fault of a whole chain; null when it holds.
   *
   * @param records in their order, from the first
   * @param last hash of the newest record as the chain itself knows it
   */
  public static @Nullable Found firstFault(List<Acknowledgement> records, String last) {
    String previous = BEGINNING;
    long seq = 0;
    for (Acknowledgement one : records) {
      seq++;
      if (one.seq() != seq || !one.seal().previous().equals(previous)) {
        return new Found(seq, Fault.BROKEN);
      }
      if (!Sha256.of(text(one)).equals(one.seal().hash())) {
        return new Found(seq, Fault.CHANGED);
      }
      Person person = one.person();
      if (!Sha256.of(one.statement()).equals(one.seal().statement())
          || (person != null
              && (!of(person).equals(one.seal().person())
                  || !ofComment(person).equals(one.seal().comment())))) {
        return new Found(seq, Fault.OTHER_WORDS);
      }
      if (person == null && one.erasedAt() == null) {
        return new Found(seq, Fault.GONE);
      }
      previous = one.seal().hash();
    }
    return previous.equals(last) ? null : new Found(seq + 1, Fault.BROKEN);
  }

  private static String of(Person person) {
    return Sha256.of(
        person.salt()
            + "\n"
            + (person.name() == null ? "" : person.name())
            + "\n"
            + person.account());
  }

  private static String ofComment(Person person) {
    return Sha256.of(person.salt() + "\n" + (person.comment() == null ? "" : person.comment()));
  }
}
