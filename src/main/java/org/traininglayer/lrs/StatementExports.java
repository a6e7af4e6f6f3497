package org.traininglayer.lrs;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/**
 * Statements as files. What is asked for is written down first, with a purpose; then the file is
 * made while it is read, however large it is.
 */
public interface StatementExports {

  /** Writes down what is wanted, and publishes {@link ExportBegan} in the same transaction. */
  Export begin(OrganisationId organisation, String who, Wish wish);

  /** One of an organisation's exports. */
  Optional<Export> find(OrganisationId organisation, UUID id);

  /** The newest ones. */
  List<Export> newest(OrganisationId organisation, int count);

  /**
   * Writes the file. It can be written again, and has the same statements unless some were erased.
   *
   * @throws IOException when nobody reads any more
   */
  void write(Export export, OutputStream out) throws IOException;

  /** How a file is written. */
  enum Format {
    NDJSON("application/x-ndjson"),
    CSV("text/csv;charset=utf-8"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    /** Content type of the file. */
    public String mediaType() {
      return mediaType;
    }

    /** The end of the file's name. */
    public String ending() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How people are named. */
  enum Naming {
    /** By a keyed hash: the same person has the same name until the key is changed. */
    PSEUDONYM,
    /** As in the record store. */
    ACCOUNT
  }

  /**
   * What is wanted.
   *
   * @param verb IRI
   * @param activity IRI of the object
   * @param template name of a template of our profile
   * @param since stored after this
   * @param until stored up to this
   * @param after id of the last statement that one has already
   * @param purpose what it is for, one line
   */
  record Wish(
      Format format,
      Naming naming,
      @Nullable String verb,
      @Nullable String activity,
      @Nullable String template,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable UUID after,
      String purpose) {

    /** What narrows it, by name. */
    public Map<String, String> filter() {
      Map<String, String> filter = new LinkedHashMap<>();
      put(filter, "verb", verb);
      put(filter, "activity", activity);
      put(filter, "template", template);
      put(filter, "since", since);
      put(filter, "until", until);
      put(filter, "after", after);
      return filter;
    }

    private static void put(Map<String, String> filter, String name, @Nullable Object value) {
      if (value != null) {
        filter.put(name, value.toString());
      }
    }
  }

  /**
   * An export.
   *
   * @param through nothing stored later is in it, and everything stored until then is: the {@code
   *     since} of the next one
   * @param expected about how many rows there are; absent where nobody counted
   * @param rows how many were written the last time
   * @param lastId the last of them
   * @param sha256 of the whole file, once it was written
   */
  record Export(
      UUID id,
      OrganisationId organisation,
      String who,
      Wish wish,
      Instant through,
      Instant begunAt,
      @Nullable Long expected,
      long rows,
      @Nullable UUID lastId,
      @Nullable String sha256,
      State state) {}

  /** How far it is. */
  enum State {
    WAITING,
    RUNNING,
    WRITTEN,
    BROKEN_OFF
  }

  /** The wish names something that is not there; the message says what. */
  final class NoSuchThing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchThing(String message) {
      super(message);
    }
  }
}
