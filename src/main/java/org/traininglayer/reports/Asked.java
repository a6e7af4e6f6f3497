package org.traininglayer.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;

/**
 * What somebody asks for.
 *
 * @param filters by name; what the report does not know is not read
 */
public record Asked(OrganisationId organisation, Map<String, String> filters, Instant now) {

  /** Copies. */
  public Asked {
    filters = Map.copyOf(filters);
  }

  /** Today, in UTC. */
  public LocalDate today() {
    return now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The person that is asked for. */
  public Optional<UUID> person() {
    try {
      return Optional.ofNullable(filters.get("person")).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw new NotThereException("person");
    }
  }

  /** How many weeks. */
  public String weeks() {
    return filters.getOrDefault("weeks", "26");
  }

  /** First day; a year before the last where nothing is said. */
  public LocalDate from() {
    return day("from", to().minusYears(1));
  }

  /** Last day; never before the first: a swapped pair would be evidence that nothing happened. */
  public LocalDate to() {
    LocalDate to = day("to", today());
    if (to.isBefore(day("from", to))) {
      throw new NotThereException("days");
    }
    return to;
  }

  private LocalDate day(String name, LocalDate otherwise) {
    String text = filters.getOrDefault(name, "");
    try {
      LocalDate day = text.isBlank() ? otherwise : LocalDate.parse(text);
      if (day.getYear() < 1970 || day.getYear() > 9999) {
        throw new NotThereException(name);
      }
      return day;
    } catch (DateTimeParseException e) {
      throw new NotThereException(name);
    }
  }

  /** What was asked for is not there, or cannot be read. */
  public static final class NotThereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String filter;

    /** By the name of the filter; {@code days} where the last day is before the first. */
    public NotThereException(String filter) {
      super("there is nothing for this " + filter);
      this.filter = filter;
    }

    /** The name of the filter. */
    public String filter() {
      return filter;
    }
  }
}
