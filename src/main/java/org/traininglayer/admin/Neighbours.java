package org.traininglayer.admin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Deliveries.Destination;
import org.traininglayer.delivery.Deliveries.Kind;
import org.traininglayer.delivery.Grades;
import org.traininglayer.delivery.Grades.Grade;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionReports.Question;
import org.traininglayer.lti.ConnectionReports.Report;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;

/** How the platforms and record stores that we talk to are doing. */
@Component
class Neighbours {

  /** The newest grade of each platform is looked for among so many. */
  private static final int GRADES = 200;

  private final Platforms platforms;
  private final ConnectionReports reports;
  private final Deliveries deliveries;
  private final Grades grades;

  Neighbours(Platforms platforms, ConnectionReports reports, Deliveries deliveries, Grades grades) {
    this.platforms = platforms;
    this.reports = reports;
    this.deliveries = deliveries;
    this.grades = grades;
  }

  /**
   * A platform.
   *
   * @param launch the last launch, taken or refused; null where none was seen
   * @param gradedAt when a grade arrived last, among the newest
   */
  record PlatformLine(Platform platform, @Nullable Report launch, @Nullable Instant gradedAt) {

    /** {@code good}, {@code bad} or {@code info} where nothing happened yet. */
    public String tone() {
      return launch == null ? "info" : launch.passed() ? "good" : "bad";
    }
  }

  /** Every platform, by name. */
  List<PlatformLine> platforms(OrganisationId organisation) {
    List<Grade> newest = grades.of(organisation, GRADES);
    return platforms.all(organisation).stream()
        .map(platform ->
            new PlatformLine(
                platform,
                reports
                    .find(
                        organisation,
                        new Question(platform.id(), ConnectionTraces.Kind.LAUNCH, null, null, null),
                        1)
                    .stream()
                    .findFirst()
                    .orElse(null),
                gradedAt(newest, platform).orElse(null)))
        .toList();
  }

  /** Every destination outside: record stores first, then gradebooks. */
  List<Destination> destinations(OrganisationId organisation) {
    return deliveries.destinations(organisation).stream()
        .sorted(Comparator.comparing((Destination one) -> one.kind() != Kind.LRS))
        .toList();
  }

  private static Optional<Instant> gradedAt(List<Grade> grades, Platform platform) {
    return grades.stream()
        .filter(grade -> grade.state() == GradeState.SENT && grade.platform().equals(platform.id()))
        .map(Grade::changedAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }
}
