package org.traininglayer.sample;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.traininglayer.lti.People.NewPerson;

/**
 * Somebody invented, with a nature of one's own. Deterministic by seed and number.
 *
 * @param number from 0
 * @param eye how well wrong and right claims are told apart at first, in standard deviations
 * @param reserve how much it takes to object: positive lets through, negative objects to much
 * @param selfTrust how far stated confidence lies above accuracy, as a share
 * @param diligence how likely a source is opened
 * @param fatigue how easily a hard step is the last one; 1 is usual
 */
record InventedPerson(
    int number,
    String name,
    String jobRole,
    double eye,
    double reserve,
    double selfTrust,
    double diligence,
    double fatigue) {

  private static final List<String> FIRST =
      List.of(
          "Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas",
          "Kaja", "Luca", "Maren", "Nils", "Oona", "Pavel", "Rosa", "Samir", "Tova", "Yusuf");

  private static final List<String> LAST =
      List.of(
          "Almeida",
          "Berg",
          "Castell",
          "Dahl",
          "Eriksen",
          "Fournier",
          "Grabowski",
          "Horvath",
          "Ivanova",
          "Jansen",
          "Kowalski",
          "Lindqvist",
          "Moreau",
          "Novak",
          "Okafor",
          "Petrov",
          "Quist",
          "Rossi",
          "Santos",
          "Tanaka",
          "Ueda",
          "Varga",
          "Weiss");

  /** How many of each 120 have which role; the last group is too small to be shown. */
  private enum Role {
    CRA(46),
    CENTRAL_MONITOR(22),
    DATA_MANAGER(24),
    CLIN_OPS_MANAGER(16),
    TMF_SPECIALIST(8),
    MEDICAL_WRITER(4);

    private static final int ALL = 120;
    private final int share;

    Role(int share) {
      this.share = share;
    }

    static Role of(int number, int people) {
      int place = (int) ((long) number * ALL / people) % ALL;
      for (Role role : values()) {
        if (place < role.share) {
          return role;
        }
        place -= role.share;
      }
      throw new IllegalStateException("the shares make " + ALL);
    }

    String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The person of this number. */
  static InventedPerson of(long seed, int number, int people) {
    Random random = new Random(seed * 1_000_003 + number * 7_919L);
    Role role = Role.of(number, people);
    double trusting =
        switch (role) {
          case DATA_MANAGER -> 0.5;
          case CLIN_OPS_MANAGER -> 0.4;
          default -> 0.12;
        };
    double kind = random.nextDouble();
    SampleTeam team = SampleTeam.of(number);
    double eye =
        1.55
            + 0.35 * random.nextGaussian()
            + (role == Role.CENTRAL_MONITOR ? 0.35 : 0)
            + team.eye();
    double fatigue =
        team.leaving() * (role == Role.DATA_MANAGER ? 2.0 : role == Role.CRA ? 0.8 : 1.0);
    String name =
        FIRST.get(number % FIRST.size())
            + " "
            + LAST.get((number * 7 + number / FIRST.size()) % LAST.size());
    if (kind < trusting) {
      return new InventedPerson(
          number,
          name,
          role.slug(),
          eye - 0.2,
          1.0 + 0.2 * random.nextGaussian(),
          0.2 + 0.05 * random.nextGaussian(),
          0.35,
          fatigue);
    }
    if (kind > 0.88) {
      return new InventedPerson(
          number,
          name,
          role.slug(),
          eye,
          -0.5 + 0.2 * random.nextGaussian(),
          -0.12 + 0.05 * random.nextGaussian(),
          0.9,
          fatigue);
    }
    return new InventedPerson(
        number,
        name,
        role.slug(),
        eye,
        0.3 + 0.25 * random.nextGaussian(),
        0.06 + 0.08 * random.nextGaussian(),
        0.7,
        fatigue);
  }

  /** With whom the person is trained. */
  SampleTeam team() {
    return SampleTeam.of(number);
  }

  NewPerson asNew() {
    return new NewPerson("sample-%04d".formatted(number + 1), name, jobRole);
  }
}
