package org.traininglayer.demo;

import java.util.Optional;

/** The two learning platforms that the demo LMS can be. */
enum DemoSite {
  /** Habits of Moodle 4.5. */
  MOODLE("moodle", "training-layer-demo", "Alderwick Learning"),
  /** Habits of hosted Canvas: one issuer for several institutions. */
  CANVAS("canvas", "10000000000107", "Brackwater College");

  private final String id;
  private final String preparedClient;
  private final String title;

  DemoSite(String id, String preparedClient, String title) {
    this.id = id;
    this.preparedClient = preparedClient;
    this.title = title;
  }

  static DemoSite of(String id) {
    return find(id).orElseThrow();
  }

  static Optional<DemoSite> find(String id) {
    for (DemoSite site : values()) {
      if (site.id.equals(id)) {
        return Optional.of(site);
      }
    }
    return Optional.empty();
  }

  public String id() {
    return id;
  }

  /** Client id of the tool that comes with the trial. */
  String preparedClient() {
    return preparedClient;
  }

  public String title() {
    return title;
  }
}
