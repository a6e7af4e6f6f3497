package org.traininglayer.delivery;

import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/**
 * What only external record stores have: how each is set, whether it answers, what it gets anew.
 */
public interface RecordDestinations {

  /** How a store is set; nothing when it is no longer in the settings. */
  Optional<Setting> setting(OrganisationId organisation, UUID destination);

  /** Where the stores of the settings are that an organisation's statements go to, by name. */
  Map<String, URI> endpoints(OrganisationId organisation);

  /** Which statements a store gets, as set in the console; everything where nothing was set. */
  Filter filter(OrganisationId organisation, UUID destination);

  /**
   * Sets which statements a store gets from now on. What is on its way already goes out.
   *
   * @return false when the organisation has no such store in the settings
   */
  boolean setFilter(OrganisationId organisation, UUID destination, Filter filter);

  /** How many statements were not put on their way because the store does not take them. */
  LeftOut leftOut(OrganisationId organisation, UUID destination);

  /**
   * Asks a store whether it is there and knows us, and looks which of the latest statements it
   * would get; writes nothing there.
   */
  List<Finding> test(OrganisationId organisation, UUID destination);

  /**
   * Puts everything on its way once more that was recorded since then and that the store takes,
   * with the ids it always had; what the store has already it recognises by them.
   */
  void sendSince(OrganisationId organisation, UUID destination, Instant since);

  /** What was asked for, newest first. */
  List<SentSince> sentSince(OrganisationId organisation, UUID destination, int most);

  /**
   * How a store is set.
   *
   * @param verbs only these; all when empty
   * @param activities only objects whose id begins like one of these; all when empty
   * @param categories only statements with one of these categories; all when empty
   * @param pseudonyms whether people go by a keyed hash instead of their account
   */
  record Setting(
      URI endpoint,
      String version,
      int batchCount,
      int batchBytes,
      List<String> verbs,
      List<String> activities,
      List<String> categories,
      boolean pseudonyms) {}

  /**
   * Which statements a store gets: each list that is not empty must be met. What voids another
   * statement goes whatever the filter.
   *
   * @param verbs ids of verbs
   * @param activities ids of activities; what is about them, below them or within them
   * @param templates ids of statement templates of our xAPI Profile
   */
  record Filter(List<String> verbs, List<String> activities, List<String> templates) {

    /** Nothing is left out. */
    public static final Filter EVERYTHING = new Filter(List.of(), List.of(), List.of());

    /** The lists are copied. */
    public Filter {
      verbs = List.copyOf(verbs);
      activities = List.copyOf(activities);
      templates = List.copyOf(templates);
    }

    /** Whether everything goes. */
    public boolean everything() {
      return equals(EVERYTHING);
    }
  }

  /**
   * Statements that a store did not get.
   *
   * @param since when the first was left out; null when none was
   */
  record LeftOut(long statements, @Nullable Instant since) {}

  /**
   * One thing that a test found. Waits in a session until the page shows it.
   *
   * @param code what was asked
   * @param detail what was answered
   */
  record Finding(String code, boolean good, String detail) implements Serializable {}

  /**
   * Statements that are put on their way once more.
   *
   * @param putIn so many so far
   * @param finishedAt null while it goes on
   */
  record SentSince(Instant since, Instant askedAt, long putIn, @Nullable Instant finishedAt) {}
}
