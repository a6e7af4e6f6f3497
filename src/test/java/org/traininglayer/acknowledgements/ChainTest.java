package org.traininglayer.acknowledgements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.acknowledgements.Acknowledgement.Person;
import org.traininglayer.acknowledgements.Acknowledgement.Seal;
import org.traininglayer.acknowledgements.Acknowledgement.Signing;
import org.traininglayer.acknowledgements.Acknowledgement.Subject;
import org.traininglayer.acknowledgements.Acknowledgement.Terms;
import org.traininglayer.acknowledgements.Chain.Fault;
import org.traininglayer.acknowledgements.Chain.Found;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.steps.FreshLaunch;

class ChainTest {

  private static final Person MARY =
      new Person("Mary Muster", "https://lms.example 7", null, "00112233445566778899aabbccddeeff");

  private static Acknowledgement open(long seq, Person person) {
    return open(seq, person, null);
  }

  private static Acknowledgement open(long seq, Person person, @Nullable Signing signing) {
    return new Acknowledgement(
        new UUID(1, seq),
        new OrganisationId(new UUID(2, 0)),
        seq,
        new LearnerId(new UUID(3, seq)),
        new UUID(4, seq),
        1,
        null,
        new Subject("m", "1.0.0", "Module", "attest", "1.0"),
        "Each value is traced to its table.",
        "read-and-will-follow",
        true,
        Instant.parse("2026-11-29T18:00:00.000001Z").plusSeconds(seq),
        person,
        signing,
        Terms.EARLIER,
        null,
        new Seal("", "", "", "", ""));
  }

  private static List<Acknowledgement> chain(int length) {
    List<Acknowledgement> all = new ArrayList<>();
    String previous = Chain.BEGINNING;
    for (int seq = 1; seq <= length; seq++) {
      Acknowledgement one = Chain.sealed(open(seq, MARY), MARY, previous);
      all.add(one);
      previous = one.seal().hash();
    }
    return all;
  }

  private static String last(List<Acknowledgement> all) {
    return all.getLast().seal().hash();
  }

  private static Acknowledgement changed(
      Acknowledgement one, boolean accepted, @Nullable Person person, String statement) {
    return new Acknowledgement(
        one.id(),
        one.organisation(),
        one.seq(),
        one.learner(),
        one.registration(),
        one.attempt(),
        one.course(),
        one.subject(),
        statement,
        one.meaning(),
        accepted,
        one.signedAt(),
        person,
        one.signing(),
        Terms.EARLIER,
        null,
        one.seal());
  }

  private static final Signing SIGNED =
      new Signing(
          "electronic-signature",
          "Europe/Berlin",
          new FreshLaunch.Proof(
              FreshLaunch.Method.FRESH_LAUNCH,
              Instant.parse("2026-11-29T17:59:00.5Z"),
              new UUID(5, 1),
              Instant.parse("2026-11-29T17:59:30Z"),
              Instant.parse("2026-11-29T17:59:31Z"),
              null));

  @Test
  void how_it_was_signed_is_bound_too_and_older_records_hold_without() {
    Acknowledgement first = Chain.sealed(open(1, MARY), MARY, Chain.BEGINNING);
    Acknowledgement second = Chain.sealed(open(2, MARY, SIGNED), MARY, first.seal().hash());
    assertThat(Chain.text(second))
        .contains(
            """
            kind=electronic-signature
            zone=Europe/Berlin
            reauthentication=fresh-launch
            asked-at=2026-11-29T17:59:00.500000Z
            launch=00000000-0000-0005-0000-000000000001
            login-begun-at=2026-11-29T17:59:30.000000Z
            token-issued-at=2026-11-29T17:59:31.000000Z
            signed-in-at=
            previous=%s\
            """
                .formatted(first.seal().hash()));
    assertThat(Chain.firstFault(List.of(first, second), second.seal().hash())).isNull();
    for (Signing other :
        new @Nullable Signing[] {
          null,
          new Signing("acknowledgement", SIGNED.zone(), SIGNED.proof()),
          new Signing(SIGNED.kind(), "UTC", SIGNED.proof()),
          new Signing(SIGNED.kind(), SIGNED.zone(), null)
        }) {
      assertThat(Chain.firstFault(List.of(first, as(second, other)), second.seal().hash()))
          .isEqualTo(new Found(2, Fault.CHANGED));
    }
  }

  private static Acknowledgement as(Acknowledgement one, @Nullable Signing signing) {
    return new Acknowledgement(
        one.id(),
        one.organisation(),
        one.seq(),
        one.learner(),
        one.registration(),
        one.attempt(),
        one.course(),
        one.subject(),
        one.statement(),
        one.meaning(),
        one.accepted(),
        one.signedAt(),
        one.person(),
        signing,
        Terms.EARLIER,
        null,
        one.seal());
  }

  @Test
  void the_hash_is_that_of_the_text_that_the_documentation_shows() {
    Acknowledgement first = chain(1).getFirst();
    assertThat(Chain.text(first))
        .isEqualTo(
            """
            seq=1
            id=00000000-0000-0001-0000-000000000001
            organisation=00000000-0000-0002-0000-000000000000
            learner=00000000-0000-0003-0000-000000000001
            registration=00000000-0000-0004-0000-000000000001
            attempt=1
            course=
            module=m
            version=1.0.0
            step=attest
            statement-version=1.0
            statement-sha256=%s
            meaning=read-and-will-follow
            accepted=true
            signed-at=2026-11-29T18:00:01.000001Z
            person-sha256=%s
            comment-sha256=%s
            previous=0000000000000000000000000000000000000000000000000000000000000000\
            """
                .formatted(
                    // printf 'Each value is traced to its table.' | sha256sum
                    "70b012005af15e633e2edd1128dc857e815d6c583f93c21443af490233e9854a",
                    // printf '%s\nMary Muster\nhttps://lms.example 7' SALT | sha256sum
                    "b7d8cbfd8b130f62a6417b1d77091734635843dc383661151f5b5c34c7e160c2",
                    // printf '%s\n' SALT | sha256sum
                    "49da4c1c25a1e9536832e200fb5d8a3ca00402c139cdf8703ff638ac79e5c370"));
    assertThat(first.seal().hash())
        .isEqualTo("f4d9274a0a1b77d10c27d41b698d88c6376a87548a3ec9ec0c0eef4f443fc615");
  }

  @Test
  void a_chain_as_it_was_written_holds_and_so_does_an_empty_one() {
    List<Acknowledgement> all = chain(5);
    assertThat(Chain.firstFault(all, last(all))).isNull();
    assertThat(Chain.firstFault(List.of(), Chain.BEGINNING)).isNull();
  }

  @Test
  void an_erased_person_leaves_the_chain_whole_and_words_that_went_without_it_are_found() {
    List<Acknowledgement> all = chain(3);
    Acknowledgement second = all.get(1);
    all.set(1, of(second, second.subject(), second.terms(), null, Instant.EPOCH));
    assertThat(Chain.firstFault(all, last(all))).isNull();
    all.set(1, of(second, second.subject(), second.terms(), null, null));
    assertThat(Chain.firstFault(all, last(all))).isEqualTo(new Found(2, Fault.GONE));
  }

  @Test
  void title_validity_and_score_are_bound_in_new_records_and_older_ones_hold_without() {
    Acknowledgement first = chain(1).getFirst();
    Terms terms = Terms.now(LocalDate.parse("2027-11-29"), 0.8666667);
    Acknowledgement open = open(2, MARY, SIGNED);
    Acknowledgement second =
        Chain.sealed(of(open, open.subject(), terms, MARY, null), MARY, first.seal().hash());
    assertThat(Chain.text(second))
        .contains(
            """
            signed-in-at=
            form=2
            title=Module
            valid-until=2027-11-29
            score=0.866667
            previous=%s\
            """
                .formatted(first.seal().hash()));
    String last = second.seal().hash();
    assertThat(Chain.firstFault(List.of(first, second), last)).isNull();
    Subject renamed = new Subject("m", "1.0.0", "Another", "attest", "1.0");
    for (Acknowledgement other :
        List.of(
            of(second, renamed, terms, MARY, null),
            of(second, second.subject(), new Terms(1, null, null), MARY, null),
            of(second, second.subject(), Terms.now(null, 0.8666667), MARY, null),
            of(second, second.subject(), Terms.now(terms.validUntil(), 0.9), MARY, null))) {
      assertThat(Chain.firstFault(List.of(first, other), last))
          .isEqualTo(new Found(2, Fault.CHANGED));
    }
  }

  private static Acknowledgement of(
      Acknowledgement one,
      Subject subject,
      Terms terms,
      @Nullable Person person,
      @Nullable Instant erased) {
    return new Acknowledgement(
        one.id(),
        one.organisation(),
        one.seq(),
        one.learner(),
        one.registration(),
        one.attempt(),
        one.course(),
        subject,
        one.statement(),
        one.meaning(),
        one.accepted(),
        one.signedAt(),
        person,
        one.signing(),
        terms,
        erased,
        one.seal());
  }

  @Test
  void a_changed_field_is_found_where_it_is() {
    List<Acknowledgement> all = chain(5);
    Acknowledgement third = all.get(2);
    all.set(2, changed(third, false, third.person(), third.statement()));
    assertThat(Chain.firstFault(all, last(all))).isEqualTo(new Found(3, Fault.CHANGED));
  }

  @Test
  void other_words_are_found_though_only_their_digest_is_bound() {
    for (Acknowledgement other :
        List.of(
            changed(chain(2).getFirst(), true, MARY, "Something else."),
            changed(
                chain(2).getFirst(),
                true,
                new Person("Somebody Else", MARY.account(), null, MARY.salt()),
                "Each value is traced to its table."),
            changed(
                chain(2).getFirst(),
                true,
                new Person(MARY.name(), MARY.account(), "I was made to", MARY.salt()),
                "Each value is traced to its table."))) {
      List<Acknowledgement> all = chain(2);
      all.set(0, other);
      assertThat(Chain.firstFault(all, last(all))).isEqualTo(new Found(1, Fault.OTHER_WORDS));
    }
  }

  @Test
  void a_record_that_is_missing_is_found_at_the_beginning_in_the_middle_and_at_the_end() {
    for (int gone = 0; gone < 4; gone++) {
      List<Acknowledgement> all = chain(4);
      String end = last(all);
      all.remove(gone);
      Found found = Objects.requireNonNull(Chain.firstFault(all, end));
      assertThat(found).isEqualTo(new Found(gone + 1, Fault.BROKEN));
    }
  }
}
