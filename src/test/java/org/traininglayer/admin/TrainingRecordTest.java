package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.acknowledgements.Acknowledgement;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Attempts.Placed;
import org.traininglayer.learning.Attempts.Summary;

/** The table that an inspector takes away. */
class TrainingRecordTest {

  private static final UUID ID = UUID.fromString("6f1f4dc2-7d5b-4c1d-9d51-5a3b9a1f0c11");
  private static final Instant BEGUN = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void tells_which_version_when_and_with_which_result_and_what_was_acknowledged() {
    TrainingRecord record =
        record(
            List.of(attempt(2, true), attempt(1, false)),
            List.of(said(18, "electronic-signature"), said(17, "acknowledgement")));

    assertThat(record.csv().lines())
        .containsExactly(
            "record,module,title,version,attempt,course,started_at,completed_at,score,passed,"
                + "critical_misses,statement_version,statement_sha256,meaning,accepted,signed_at,"
                + "seq,hash",
            "attempt,risk,'=When the score is wrong,2.1.0,1,,2026-03-02T08:00:00Z,,,,,,,,,,,",
            "attempt,risk,'=When the score is wrong,2.1.0,2,,2026-03-03T08:00:00Z,"
                + "2026-03-03T08:30:00Z,0.83,true,e1 e2,,,,,,,",
            "acknowledgement,risk,When the score is wrong,2.1.0,2,,,,,,,1.0,5a,I decide,true,"
                + "2026-03-03T08:29:00Z,17,hh",
            "electronic-signature,risk,When the score is wrong,2.1.0,2,,,,,,,1.0,5a,I decide,true,"
                + "2026-03-03T08:29:00Z,18,hh");
  }

  @Test
  void the_same_facts_in_another_order_give_the_same_hash_and_others_another_one() {
    String one = record(List.of(attempt(1, false), attempt(2, true)), List.of()).sha256();
    String again = record(List.of(attempt(2, true), attempt(1, false)), List.of()).sha256();
    String less = record(List.of(attempt(1, false)), List.of()).sha256();

    assertThat(again).isEqualTo(one).hasSize(64);
    assertThat(less).isNotEqualTo(one);
  }

  private static TrainingRecord record(List<Placed> attempts, List<Acknowledgement> said) {
    return TrainingRecord.of(attempts, said, module -> "=When the score is wrong", course -> "");
  }

  private static Placed attempt(int number, boolean done) {
    Instant begun = BEGUN.plusSeconds(86_400L * (number - 1));
    return new Placed(
        new Summary(
            ID,
            new LearnerId(ID),
            new ModuleId("risk"),
            "2.1.0",
            "link",
            number,
            done ? 9 : 3,
            9,
            begun,
            begun,
            done ? begun.plusSeconds(1800) : null,
            done ? 0.83 : null,
            done ? true : null,
            done ? List.of("e1", "e2") : List.of(),
            false),
        null);
  }

  private static Acknowledgement said(long seq, String kind) {
    return new Acknowledgement(
        ID,
        OrganisationId.DEFAULT,
        seq,
        new LearnerId(ID),
        ID,
        2,
        null,
        new Acknowledgement.Subject("risk", "2.1.0", "When the score is wrong", "attest", "1.0"),
        "I decide; the tool proposes.",
        "I decide",
        true,
        Instant.parse("2026-03-03T08:29:00Z"),
        null,
        new Acknowledgement.Signing(kind, "UTC", null),
        new Acknowledgement.Terms(1, null, null),
        null,
        new Acknowledgement.Seal("5a", "pp", "cc", "00", "hh"));
  }
}
