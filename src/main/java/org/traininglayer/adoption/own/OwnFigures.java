package org.traininglayer.adoption.own;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.ResponseBias;
import org.traininglayer.adoption.statistics.Wilson;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

/**
 * How one person judges, told to that person: how sure against how right, which way they lean,
 * which errors they let pass, and how long they take without and with AI. Pure.
 */
public record OwnFigures(
    Sureness sureness, Leaning leaning, List<BlindSpot> blindSpots, Times times) {

  /** Judgements before a word is said about sureness. */
  public static final int JUDGEMENTS = 20;

  /** Claims of each kind, wrong and right, before a word is said about leaning. */
  public static final int CLAIMS = 10;

  /** Jobs done both ways before more is said than a hint. */
  public static final int JOBS = 3;

  /** An error type that was met less often says nothing. */
  private static final int MET = 2;

  private static final double SAME = 0.1;
  private static final double WORSE = 5;

  /** Copies the list. */
  public OwnFigures {
    blindSpots = List.copyOf(blindSpots);
  }

  /** What own sureness comes to. */
  public enum Fit {
    NOTHING,
    FEW,
    OVER,
    UNDER,
    MATCHED,
    NOT_CLEAR
  }

  /**
   * How sure, and how often right.
   *
   * @param n judgements with a stated confidence
   * @param sure mean of what was stated, in percent
   * @param right in percent
   */
  public record Sureness(Fit fit, int n, int sure, int right) {

    /** Judgements that are still missing. */
    public int missing() {
      return Math.max(0, JUDGEMENTS - n);
    }
  }

  /** Which way somebody leans. */
  public enum Lean {
    NOTHING,
    FEW,
    LETS_PASS,
    MARKS_TOO_MUCH,
    BALANCED,
    NOT_CLEAR
  }

  /**
   * What is let through against what is marked without need.
   *
   * @param skill how well wrong and right are told apart (d′); null where there is too little
   */
  public record Leaning(Lean lean, Counts counts, @Nullable Double skill) {

    /** Wrong claims that are still missing. */
    public long missingWrong() {
      return Math.max(0, CLAIMS - counts.signals());
    }

    /** Right claims that are still missing. */
    public long missingRight() {
      return Math.max(0, CLAIMS - counts.clean());
    }
  }

  /**
   * A kind of error that slipped through.
   *
   * @param type as answer keys name it
   * @param missed how often, of how many that were met
   * @param once met too seldom to be more than a hint
   * @param modules where it slipped through, by id
   */
  public record BlindSpot(String type, int missed, int met, boolean once, List<String> modules) {

    /** Copies the list. */
    public BlindSpot {
      modules = List.copyOf(modules);
    }

    double share() {
      return missed / (double) met;
    }
  }

  /** What own times come to. */
  public enum Pace {
    NOTHING,
    ONLY_ONE_WAY,
    FASTER,
    /** In less time, and the work was worse: no gain. */
    FASTER_BUT_WORSE,
    SAME,
    SLOWER
  }

  /**
   * The same jobs without and with AI.
   *
   * @param jobs done both ways
   * @param without geometric mean; null where none was done both ways
   * @param with so too
   * @param percent time with AI in percent of that without
   * @param worse by how many points of 100 the work with AI was worse; negative for better; null
   *     where it was not rated both ways
   */
  public record Times(
      Pace pace,
      int jobs,
      @Nullable Duration without,
      @Nullable Duration with,
      int percent,
      @Nullable Integer worse) {

    /** Whether it is a hint only. */
    public boolean few() {
      return jobs > 0 && jobs < JOBS;
    }
  }

  /** Of somebody's own work. */
  public static OwnFigures of(OwnWork work) {
    return new OwnFigures(
        sureness(work.judgements()),
        leaning(work.claims()),
        blindSpots(work.claims()),
        times(work.tasks()));
  }

  /** Whether there is anything at all. */
  public boolean nothing() {
    return sureness.fit() == Fit.NOTHING
        && leaning.lean() == Lean.NOTHING
        && times.pace() == Pace.NOTHING;
  }

  private static Sureness sureness(List<OwnWork.Sure> judgements) {
    int n = judgements.size();
    if (n == 0) {
      return new Sureness(Fit.NOTHING, 0, 0, 0);
    }
    double sure = judgements.stream().mapToDouble(OwnWork.Sure::sure).average().orElse(0);
    long right = judgements.stream().filter(OwnWork.Sure::right).count();
    double share = right / (double) n;
    return new Sureness(fit(n, sure, (double) right, share), n, percent(sure), percent(share));
  }

  private static Fit fit(int n, double sure, double right, double share) {
    if (n < JUDGEMENTS) {
      return Fit.FEW;
    }
    Interval interval = Wilson.of(right, n);
    if (sure > interval.upper()) {
      return Fit.OVER;
    }
    if (sure < interval.lower()) {
      return Fit.UNDER;
    }
    return Math.abs(sure - share) <= SAME ? Fit.MATCHED : Fit.NOT_CLEAR;
  }

  private static Leaning leaning(List<OwnWork.Claim> claims) {
    Counts counts = Counts.NONE;
    for (OwnWork.Claim claim : claims) {
      counts =
          counts.plus(
              claim.wrong()
                  ? new Counts(claim.flagged() ? 1 : 0, claim.flagged() ? 0 : 1, 0, 0)
                  : new Counts(0, 0, claim.flagged() ? 1 : 0, claim.flagged() ? 0 : 1));
    }
    if (claims.isEmpty()) {
      return new Leaning(Lean.NOTHING, counts, null);
    }
    if (counts.signals() < CLAIMS || counts.clean() < CLAIMS) {
      return new Leaning(Lean.FEW, counts, null);
    }
    Lean lean =
        switch (ResponseBias.of(counts.detection().criterionInterval())) {
          case OVER_TRUST -> Lean.LETS_PASS;
          case OVER_CAUTION -> Lean.MARKS_TOO_MUCH;
          case BALANCED -> Lean.BALANCED;
          case NOT_CLEAR -> Lean.NOT_CLEAR;
        };
    return new Leaning(lean, counts, counts.detection().dPrime());
  }

  /** What slipped through most, of what was met; met more often goes first. */
  private static List<BlindSpot> blindSpots(List<OwnWork.Claim> claims) {
    Map<String, List<OwnWork.Claim>> byType = new TreeMap<>();
    for (OwnWork.Claim claim : claims) {
      String type = claim.errorType();
      if (claim.wrong() && type != null && !type.isBlank()) {
        byType.computeIfAbsent(type, of -> new ArrayList<>()).add(claim);
      }
    }
    List<BlindSpot> spots = new ArrayList<>();
    byType.forEach((type, met) -> {
      List<OwnWork.Claim> missed = met.stream().filter(claim -> !claim.flagged()).toList();
      if (!missed.isEmpty()) {
        spots.add(
            new BlindSpot(
                type,
                missed.size(),
                met.size(),
                met.size() < MET,
                List.copyOf(new TreeSet<>(missed.stream().map(OwnWork.Claim::module).toList()))));
      }
    });
    spots.sort(
        Comparator.comparing(BlindSpot::once)
            .thenComparing(Comparator.comparingDouble(BlindSpot::share).reversed())
            .thenComparing(Comparator.comparingInt(BlindSpot::missed).reversed())
            .thenComparing(BlindSpot::type));
    return spots;
  }

  private static Times times(List<OwnWork.Task> tasks) {
    Map<String, List<OwnWork.Task>> jobs = new TreeMap<>();
    tasks.forEach(task -> jobs.computeIfAbsent(task.job(), of -> new ArrayList<>()).add(task));
    LogTimes without = LogTimes.NONE;
    LogTimes with = LogTimes.NONE;
    List<Double> worse = new ArrayList<>();
    for (List<OwnWork.Task> job : jobs.values()) {
      LogTimes bare = seconds(job, Condition.UNAIDED);
      LogTimes aided = seconds(job, Condition.AIDED);
      if (bare.n() > 0 && aided.n() > 0) {
        without = without.plus(LogTimes.ofLog(bare.mean()));
        with = with.plus(LogTimes.ofLog(aided.mean()));
        OptionalDouble before = quality(job, Condition.UNAIDED);
        OptionalDouble after = quality(job, Condition.AIDED);
        if (before.isPresent() && after.isPresent()) {
          worse.add(before.getAsDouble() - after.getAsDouble());
        }
      }
    }
    int both = (int) without.n();
    if (both == 0) {
      return new Times(tasks.isEmpty() ? Pace.NOTHING : Pace.ONLY_ONE_WAY, 0, null, null, 0, null);
    }
    double ratio = Math.exp(with.mean() - without.mean());
    OptionalDouble lost = worse.stream().mapToDouble(Double::doubleValue).average();
    return new Times(
        pace(ratio, lost),
        both,
        time(without),
        time(with),
        percent(ratio),
        lost.isPresent() ? Integer.valueOf((int) Math.round(lost.getAsDouble())) : null);
  }

  private static Pace pace(double ratio, OptionalDouble worse) {
    if (Math.abs(ratio - 1) <= SAME) {
      return Pace.SAME;
    }
    if (ratio > 1) {
      return Pace.SLOWER;
    }
    return worse.isPresent() && worse.getAsDouble() > WORSE ? Pace.FASTER_BUT_WORSE : Pace.FASTER;
  }

  private static LogTimes seconds(List<OwnWork.Task> job, Condition condition) {
    return job.stream()
        .filter(task -> task.condition() == condition)
        .map(task -> LogTimes.of(task.time().toMillis() / 1e3))
        .reduce(LogTimes.NONE, LogTimes::plus);
  }

  private static OptionalDouble quality(List<OwnWork.Task> job, Condition condition) {
    return job.stream()
        .filter(task -> task.condition() == condition && task.quality() != null)
        .mapToDouble(task -> Objects.requireNonNull(task.quality()))
        .average();
  }

  private static Duration time(LogTimes times) {
    return Duration.ofSeconds(Math.round(Math.exp(times.mean())));
  }

  private static int percent(double share) {
    return (int) Math.round(share * 100);
  }
}
