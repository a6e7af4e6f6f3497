package org.traininglayer.reports;

/** What a report is made of. One bean a report. */
public interface ReportSource {

  /** Which report. */
  ReportId id();

  /**
   * The report, as of now.
   *
   * @throws Asked.NotThereException when a filter names what is not there
   */
  Report make(Asked asked);
}
