package org.traininglayer.acknowledgements;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;

/**
 * One record. It is an acknowledgement, not an electronic signature in the sense of 21 CFR Part 11:
 * nobody is asked for a password.
 *
 * @param seq place in the organisation's chain, from 1
 * @param statement as it was shown, Markdown
 * @param accepted false where somebody declined
 * @param signedAt to the microsecond
 * @param person null once they were erased
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
    Seal seal) {

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
