package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.learning.Triage.Said;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.attest.AttestAnswer;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.review.ReviewAnswer;

/** Whatever a browser does with its requests, the attempt ends as if it had sent each once. */
class AttemptRulesPropertyTest {

  static List<Long> seeds() {
    return new Random(20260601).longs(200).boxed().toList();
  }

  /** A way through the module in which answers of one step do not contradict each other. */
  private static List<Said> someWay(Random random) {
    List<Said> way = new ArrayList<>();
    way.add(new Said("brief", new Answer.Finish()));
    way.add(
        new Said("commit", new CommitAnswer.Choose(pick(random, "a", "b"), confidence(random))));
    way.add(new Said("commit", new Answer.Finish()));
    for (int i = 1; i <= 8; i++) {
      if (random.nextBoolean()) {
        way.add(
            new Said(
                "review",
                new ReviewAnswer.Mark("u" + i, pick(random, "reading", "numbers"), null)));
      }
    }
    way.add(new Said("review", new Answer.OpenSource(pick(random, "listing", "protocol"))));
    way.add(new Said("review", new ReviewAnswer.Submit(null, confidence(random))));
    way.add(new Said("review", new Answer.Finish()));
    way.add(
        new Said(
            "decision",
            new DecisionAnswer.Choose(
                pick(random, "go", "call", "wait", "skip"), confidence(random))));
    way.add(new Said("decision", new DecisionAnswer.GiveReason(pick(random, "fact", "feeling"))));
    way.add(new Said("decision", new Answer.Finish()));
    way.add(new Said("confidence", new ConfidenceAnswer.Rate("i1", random.nextInt(11))));
    way.add(new Said("confidence", new ConfidenceAnswer.Rate("i2", random.nextInt(11))));
    way.add(new Said("confidence", new Answer.Finish()));
    way.add(new Said("attest", new AttestAnswer.Acknowledge(random.nextBoolean(), null)));
    way.add(new Said("attest", new Answer.Finish()));
    return way;
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static int confidence(Random random) {
    return List.of(50, 60, 75, 90, 99).get(random.nextInt(5));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void repeated_and_late_answers_leave_the_same_state_and_events(long seed) {
    Random random = new Random(seed);
    List<Said> way = someWay(random);
    Attempt clean = new Attempt();
    clean.say(way, Attempt.START, 10);

    // Each answer arrives, and then any earlier ones again, in any order, by clocks that disagree.
    Attempt chaotic = new Attempt();
    for (int i = 0; i < way.size(); i++) {
      say(chaotic, way.get(i), random);
      for (int again = random.nextInt(4); again > 0; again--) {
        say(chaotic, way.get(random.nextInt(i + 1)), random);
      }
    }

    assertThat(chaotic.timeless()).isEqualTo(clean.timeless());
    assertThat(chaotic.events.stream().map(Attempt::told).toList())
        .isEqualTo(clean.events.stream().map(Attempt::told).toList());
    assertRising(chaotic);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answers_in_any_order_sent_until_they_are_taken_lead_to_a_whole_attempt(long seed) {
    Random random = new Random(seed);
    List<Said> way = someWay(random);
    Attempt chaotic = new Attempt();
    List<Said> open = new ArrayList<>(way);
    for (int round = 0; !open.isEmpty(); round++) {
      assertThat(round).as("rounds").isLessThan(way.size() + 1);
      Collections.shuffle(open, random);
      open.removeIf(said -> taken(chaotic, said, random));
    }

    assertThat(chaotic.state.outcome()).isNotNull();
    List<String> told = chaotic.events.stream().map(Attempt::told).toList();
    assertThat(told).doesNotHaveDuplicates();
    assertThat(told.getFirst()).isEqualTo("started");
    assertThat(told.getLast()).startsWith("completed");
    assertThat(told.stream().filter(t -> t.startsWith("opened")).toList())
        .containsExactly(
            "opened brief",
            "opened commit",
            "opened review",
            "opened decision",
            "opened confidence",
            "opened attest");
    assertThat(told.stream().filter(t -> t.startsWith("judged")).count()).isEqualTo(8);
    assertRising(chaotic);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void marks_sources_and_ratings_may_come_in_any_order(long seed) {
    Random random = new Random(seed);
    List<Said> way = someWay(random);
    Attempt clean = new Attempt();
    clean.say(way, Attempt.START, 10);

    List<Said> reordered = new ArrayList<>();
    List<Said> free = new ArrayList<>();
    for (Said said : way) {
      switch (said.answer()) {
        case ReviewAnswer.Mark mark -> free.add(said);
        case Answer.OpenSource source -> free.add(said);
        case ConfidenceAnswer.Rate rate -> free.add(said);
        default -> {
          Collections.shuffle(free, random);
          reordered.addAll(free);
          free.clear();
          reordered.add(said);
        }
      }
    }
    Attempt other = new Attempt();
    other.say(reordered, Attempt.START, 10);

    assertThat(other.timeless()).isEqualTo(clean.timeless());
    assertThat(other.events.stream().map(Attempt::told).toList())
        .isEqualTo(clean.events.stream().map(Attempt::told).toList());
  }

  private static void say(Attempt attempt, Said said, Random random) {
    attempt.say(said.step(), said.answer(), someTime(random));
  }

  private static boolean taken(Attempt attempt, Said said, Random random) {
    try {
      say(attempt, said, random);
      return true;
    } catch (AnswerRefused notYet) {
      return false;
    }
  }

  private static Instant someTime(Random random) {
    return Attempt.START.plusMillis(random.nextInt(100_000) - 20_000L);
  }

  private static void assertRising(Attempt attempt) {
    List<Instant> at = attempt.events.stream().map(e -> e.occasion().at()).toList();
    assertThat(at).isSorted().doesNotHaveDuplicates();
  }
}
