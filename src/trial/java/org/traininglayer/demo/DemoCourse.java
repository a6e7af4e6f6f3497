package org.traininglayer.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A course of the demo LMS.
 *
 * @param institution whose course it is; several institutions share one Canvas and its issuer
 * @param contextId what tools see
 * @param history ids of the courses it was copied from, the nearest first
 */
record DemoCourse(
    int id,
    DemoSite site,
    String institution,
    String contextId,
    String label,
    String title,
    List<String> history) {

  /** The course that comes with the trial. */
  static final int PREPARED = 1;

  /** Has more people than fit on one page of its roster. */
  static final int LARGE = 2;

  DemoCourse {
    history = List.copyOf(history);
  }

  /** {@code tool_platform.guid}: in Canvas the only thing that tells two institutions apart. */
  String guid() {
    return site == DemoSite.MOODLE
        ? "training-layer-demo-lms"
        : DemoSecrets.hash("institution " + institution).substring(0, 40) + "." + institution;
  }

  /** One for each tool in Moodle, one for each institution in Canvas. */
  String deployment(DemoTool tool) {
    return site == DemoSite.MOODLE
        ? String.valueOf(tool.id())
        : (institution.length() + 90)
            + ":"
            + DemoSecrets.hash("deployment " + institution + tool.clientId()).substring(0, 40);
  }

  /** Everybody who is enrolled unless withdrawn; the administrator and guests are not. */
  List<DemoPerson> enrolled() {
    Stream<DemoPerson> people =
        DemoPerson.of(site).stream()
            .filter(person ->
                person.learner() || person.teacher() || person.kind() == DemoPerson.Kind.OBSERVER);
    List<DemoPerson> all = new ArrayList<>(people.toList());
    if (id == LARGE) {
      all.addAll(DemoPerson.CROWD);
    }
    return all;
  }

  /** What Canvas calls the course for tools: 40 hexadecimal digits. */
  static String hexId(String seed) {
    return DemoSecrets.hash(seed).substring(0, 40);
  }
}
