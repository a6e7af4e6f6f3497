package org.traininglayer.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody whom the demo LMS knows.
 *
 * @param id the number in Moodle's shape, and in this LMS' addresses
 * @param jobRole the role at work, sent as custom parameter
 */
record DemoPerson(String id, String name, String email, String jobRole, String job, Kind kind) {

  /** What somebody is in a course. */
  enum Kind {
    LEARNER,
    TEACHER,
    /** Looks over a learner's shoulder; Canvas only. */
    OBSERVER,
    /** The teacher's "student view"; Canvas only. */
    TEST_STUDENT,
    /** Looks after the site. */
    ADMIN,
    /** Looks in without being enrolled; Moodle only. */
    GUEST
  }

  /** People to be, in the order in which they are offered. */
  static final List<DemoPerson> ALL =
      List.of(
          of("3", "Ines Marek", "cra", "Clinical research associate", Kind.LEARNER),
          of("4", "Tomas Lind", "data-manager", "Data manager", Kind.LEARNER),
          of("5", "Priya Anand", "medical-writer", "Medical writer", Kind.LEARNER),
          of("6", "Jonas Weiss", "pv-associate", "Pharmacovigilance associate", Kind.LEARNER),
          of("7", "Aoife Byrne", "tmf-specialist", "TMF specialist", Kind.LEARNER),
          of("8", "Lena Osei", "clin-ops-manager", "Teacher", Kind.TEACHER),
          of("9", "Maren Byrne", "", "Observes Aoife Byrne", Kind.OBSERVER),
          of("12", "Test Student", "", "Student view of the course", Kind.TEST_STUDENT),
          of("2", "Sam Okafor", "", "Looks after the site", Kind.ADMIN),
          of("1", "Guest User", "", "Guest, not enrolled", Kind.GUEST));

  /** Enrolled in the large course only, so that its roster has several pages. */
  static final List<DemoPerson> CROWD = crowd();

  static Optional<DemoPerson> find(String id) {
    return ALL.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** By the id that tools see. */
  static Optional<DemoPerson> bySubject(DemoSite site, String subject) {
    return java.util.stream.Stream.concat(ALL.stream(), CROWD.stream())
        .filter(person -> person.in(site) && person.subject(site).equals(subject))
        .findFirst();
  }

  /** The people that a site has. */
  static List<DemoPerson> of(DemoSite site) {
    return ALL.stream().filter(person -> person.in(site)).toList();
  }

  private static DemoPerson of(String id, String name, String jobRole, String job, Kind kind) {
    String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
    return new DemoPerson(id, name, email, jobRole, job, kind);
  }

  private static List<DemoPerson> crowd() {
    List<String> given =
        List.of("Ada", "Bela", "Cleo", "Dario", "Edda", "Femi", "Gita", "Hugo", "Ilse");
    List<String> family =
        List.of("Abara", "Brandt", "Costa", "Dubois", "Eriksen", "Farah", "Gruber");
    List<DemoPerson> people = new ArrayList<>();
    int number = 101;
    for (String first : given) {
      for (String last : family) {
        people.add(of(String.valueOf(number++), first + " " + last, "", "Learner", Kind.LEARNER));
      }
    }
    return List.copyOf(people);
  }

  /** What tools see as {@code sub}: a number in Moodle's shape, a UUID in Canvas'. */
  String subject(DemoSite site) {
    return site == DemoSite.MOODLE
        ? id
        : UUID.nameUUIDFromBytes(("canvas person " + id).getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  /**
   * The module that is nearest to their work; the key of a message says why. Empty for who has no
   * job here.
   */
  Optional<String> nearest() {
    return switch (jobRole) {
      case "cra" -> Optional.of("cra-risk-score-triage");
      case "clin-ops-manager" -> Optional.of("com-adoption-review");
      case "data-manager" -> Optional.of("dm-ai-queries");
      case "medical-writer", "pv-associate", "tmf-specialist" -> Optional.of("mw-csr-draft");
      default -> Optional.empty();
    };
  }

  boolean in(DemoSite site) {
    return switch (kind) {
      case OBSERVER, TEST_STUDENT -> site == DemoSite.CANVAS;
      case GUEST -> site == DemoSite.MOODLE;
      case LEARNER, TEACHER, ADMIN -> true;
    };
  }

  public boolean teacher() {
    return kind == Kind.TEACHER;
  }

  public boolean learner() {
    return kind == Kind.LEARNER;
  }

  /** Whether the person may change the course. */
  public boolean edits() {
    return kind == Kind.TEACHER || kind == Kind.ADMIN;
  }

  String givenName() {
    return name.substring(0, name.indexOf(' '));
  }

  String familyName() {
    return name.substring(name.indexOf(' ') + 1);
  }
}
