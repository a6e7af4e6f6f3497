package org.traininglayer.learning;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows that now says something.
 *
 * @param attempt number of the attempt
 * @param page an opaque name, another one each time a page is served; null where it is not known
 * @param savedAt when the newest answer was saved that the page shows; null where it is not known
 */
public record SeenPage(int attempt, @Nullable String page, @Nullable Instant savedAt) {

  /** Longer than any name of ours. */
  private static final int LONGEST = 40;

  /** A name that is not ours counts as none. */
  public SeenPage {
    page = page == null || page.isEmpty() || page.length() > LONGEST ? null : page;
  }

  /** Who last said something at a place of a step, and when it was saved. */
  record Said(String page, Instant at) {

    Said {
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /**
   * Whether something newer stands there than what this page shows: another page said it, after
   * this one was served. A page that says neither its name nor its age is never the older one.
   */
  boolean isOlderThan(@Nullable Said last) {
    return last != null
        && page != null
        && savedAt != null
        && !last.page().equals(page)
        && last.at().isAfter(savedAt);
  }

  /** What is kept of an answer of this page. */
  Said said(Instant at) {
    return new Said(page == null ? "" : page, at);
  }
}
