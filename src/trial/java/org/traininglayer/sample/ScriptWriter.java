package org.traininglayer.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.traininglayer.catalog.Module;

/**
 * Writes the half year of a person. Pure: the same seed, person, module and end make the same
 * script.
 */
final class ScriptWriter {

  private static final int WEEKS = 26;
  private static final Duration SPAN = Duration.ofDays(7L * WEEKS);

  /** What half a year of everybody's practice adds to telling wrong from right. */
  private static final double GAIN_OF_TIME = 1.1;

  /** What one's own attempt adds. */
  private static final double GAIN_OF_PRACTICE = 0.45;

  private static final double RETRIES_AFTER_FAILING = 0.55;
  private static final double REPEATS_AFTER_PASSING = 0.2;

  private final Module module;
  private final Instant end;

  /**
   * @param end when the half year is over
   */
  ScriptWriter(Module module, Instant end) {
    this.module = module;
    this.end = end;
  }

  /** Of a person who gets the first form of each step, once. */
  Script write(long seed, InventedPerson person, long draw, int attempts) {
    return write(seed, person, attempt -> module, draw, attempts);
  }

  /**
   * Of a person.
   *
   * @param seen the module as the person sees it in an attempt, from 1
   * @param draw by which is drawn what differs between people in the module
   * @param attempts how many at most
   */
  Script write(
      long seed, InventedPerson person, IntFunction<Module> seen, long draw, int attempts) {
    Random random = new Random(seed * 31 + person.number() * 104_729L + 17);
    List<Script.Run> runs = new ArrayList<>();
    Instant start = end.minus(SPAN);
    Instant begins = start.plus(arrival(random));
    int allowed = Math.min(attempts, module.pass().attempts() == 0 ? 3 : module.pass().attempts());
    while (runs.size() < allowed && begins.isBefore(end.minus(Duration.ofDays(1)))) {
      double time = Duration.between(start, begins).toMinutes() / (double) SPAN.toMinutes();
      double skill = GAIN_OF_TIME * time + GAIN_OF_PRACTICE * runs.size();
      RunWriter run =
          new RunWriter(
              person,
              seen.apply(runs.size() + 1),
              random,
              skill,
              begins,
              end,
              draw,
              runs.size() + 1);
      Script.Run written = run.write();
      if (!runs.isEmpty() && !written.begins().isBefore(end)) {
        break;
      }
      runs.add(written);
      boolean keen = person.team() == SampleTeam.AFRAID && runs.size() < 2;
      boolean again =
          run.completed()
              && (keen
                  || random.nextDouble()
                      < (run.passed() ? REPEATS_AFTER_PASSING : RETRIES_AFTER_FAILING));
      if (!again) {
        break;
      }
      Duration pause = run.passed() ? days(random, 42, 70) : days(random, 3, 16);
      begins = run.ended().plus(pause);
    }
    return new Script(List.copyOf(runs));
  }

  /** Three waves of newcomers, and some at any time. */
  private static Duration arrival(Random random) {
    double week =
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> 0.2 + 5 * random.nextDouble();
          case 3, 4 -> 8 + 5 * random.nextDouble();
          case 5, 6, 7 -> 16 + 6 * random.nextDouble();
          default -> (WEEKS - 1) * random.nextDouble();
        };
    return Duration.ofMinutes(Math.round(week * 7 * 24 * 60));
  }

  private static Duration days(Random random, int least, int most) {
    return Duration.ofHours(24L * least + random.nextInt(24 * (most - least)));
  }
}
