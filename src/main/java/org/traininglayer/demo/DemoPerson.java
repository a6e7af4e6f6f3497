package org.traininglayer.demo;

import java.util.List;
import java.util.Optional;

/**
 * Somebody enrolled in the demo course.
 *
 * @param id what the tool sees as {@code sub}
 * @param jobRole the role at work, sent as custom parameter
 */
record DemoPerson(
    String id, String name, String email, String jobRole, String job, boolean teacher) {

  static final List<DemoPerson> ALL =
      List.of(
          learner("3", "Ines Marek", "cra", "Clinical research associate"),
          learner("4", "Tomas Lind", "data-manager", "Data manager"),
          learner("5", "Priya Anand", "medical-writer", "Medical writer"),
          learner("6", "Jonas Weiss", "pv-associate", "Pharmacovigilance associate"),
          learner("7", "Aoife Byrne", "tmf-specialist", "TMF specialist"),
          new DemoPerson(
              "8", "Lena Osei", "lena.osei@example.org", "clin-ops-manager", "Teacher", true));

  static Optional<DemoPerson> find(String id) {
    return ALL.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  private static DemoPerson learner(String id, String name, String jobRole, String job) {
    String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org";
    return new DemoPerson(id, name, email, jobRole, job, false);
  }

  String givenName() {
    return name.substring(0, name.indexOf(' '));
  }

  String familyName() {
    return name.substring(name.indexOf(' ') + 1);
  }

  /** The short role words that Moodle uses in rosters. */
  String rosterRole() {
    return teacher ? "Instructor" : "Learner";
  }
}
