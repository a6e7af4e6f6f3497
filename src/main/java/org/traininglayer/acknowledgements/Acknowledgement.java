package org.traininglayer.acknowledgements;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Percent;
import org.traininglayer.steps.FreshLaunch;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.StepSigning;

/**
 * One record. It is an acknowledgement, not an electronic signature, unless {@link Signing} says
 * otherwise.
 *
 * @param seq place in the organisation's chain, from 1
 * @param statement as it was shown, Markdown
 * @param accepted false where somebody declined
 * @param signedAt to the microsecond
 * @param person null once they were erased
 * @param signing null in records from before it was kept
 * @param erasedAt when the person was erased; null while they are not
 */
public record Acknowledgement(
    UUID id,
    OrganisationId organisation,
    long seq,
    LearnerId learner,
    UUID registration,
    int attempt,
    @Nullable CourseId course,
    Subject subject,
    String statement,
    String meaning,
    boolean accepted,
    Instant signedAt,
    @Nullable Person person,
    @Nullable Signing signing,
    Terms terms,
    @Nullable Instant erasedAt,
    Seal seal) {

  /** The score in percent, rounded down; null where none is kept. */
  public @Nullable Integer percent() {
    BigDecimal score = terms.score();
    return score == null ? null : Integer.valueOf(Percent.ofScore(score.doubleValue()));
  }

  /** Whether it was made as an electronic signature. */
  public boolean electronic() {
    return signing != null && signing.kind().equals(StepSigning.ELECTRONIC);
  }

  /** When, in the organisation's time zone; in UTC where none is known. */
  public ZonedDateTime signedThere() {
    return signedAt.atZone(ZoneId.of(signing == null ? "Z" : signing.zone()));
  }

  /** The statement, for a page. */
  public String statementHtml() {
    return Markdown.block(statement);
  }

  /**
   * What it is about.
   *
   * @param statementVersion version of the statement's text
   */
  public record Subject(
      String module, String version, String title, String step, String statementVersion) {}

  /**
   * Who, and in their own words.
   *
   * @param name as the platform shared it; null where it does not
   * @param account home page of the platform and the account's name there
   * @param comment why somebody declined; null where nothing was said
   */
  public record Person(
      @Nullable String name, String account, @Nullable String comment, String salt) {}

  /**
   * As what it was made, and how the person was recognised again.
   *
   * @param kind {@code acknowledgement} or {@code electronic-signature}
   * @param zone the organisation's time zone
   * @param proof null where a tick was enough
   */
  public record Signing(String kind, String zone, FreshLaunch.@Nullable Proof proof) {

    /** How the person was recognised again, as a word. */
    public String method() {
      return Response.word(proof == null ? FreshLaunch.Method.NONE : proof.method());
    }
  }

  /**
   * What it holds.
   *
   * @param form which lines are hashed: 1, or 2 with title, validity and score
   * @param validUntil the day from which it is asked again; null where it holds for good
   * @param score of the steps that counted and were finished by then, 0 to 1 with six decimals;
   *     null where there was none
   */
  public record Terms(int form, @Nullable LocalDate validUntil, @Nullable BigDecimal score) {

    /** The form of new records. */
    public static final int FORM = 2;

    static final Terms EARLIER = new Terms(1, null, null);

    /** Of a new record. */
    static Terms now(@Nullable LocalDate validUntil, @Nullable Double score) {
      return new Terms(
          FORM,
          validUntil,
          score == null ? null : BigDecimal.valueOf(score).setScale(6, RoundingMode.HALF_UP));
    }
  }

  /**
   * What binds it.
   *
   * @param statement SHA-256 of the statement's text
   * @param person of salt, name and account
   * @param comment of salt and comment
   * @param previous the hash of the record before
   * @param hash of all that cannot be erased, with {@code previous}
   */
  public record Seal(
      String statement, String person, String comment, String previous, String hash) {}
}
