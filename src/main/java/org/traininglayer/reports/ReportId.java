package org.traininglayer.reports;

import java.util.Arrays;
import java.util.Optional;

/** The evidence reports. {@code reports.<id>.title} and {@code .question} are their words. */
public enum ReportId {
  /** What one person was trained in. */
  R1(true, Filter.PERSON),
  /** Which roles need what, and who has it. */
  R2(true, Filter.NONE),
  /** What people learned at which time. */
  R3(false, Filter.NONE),
  /** Whether training works. */
  R4(false, Filter.WEEKS),
  /** Whether the people who check an AI catch its errors. */
  R5(false, Filter.WEEKS),
  /** Literacy of the people who use AI. */
  R6(false, Filter.NONE),
  /** Who changed what. */
  R7(true, Filter.DAYS),
  /** Whether the data are complete. */
  R8(false, Filter.NONE),
  /** On what basis the use of AI was scaled. */
  R9(false, Filter.NONE),
  /** Who looked at named records, and how groups are protected. */
  R10(true, Filter.DAYS),
  /** Whether the installed build is right. */
  R11(false, Filter.NONE);

  private final boolean named;
  private final Filter filter;

  ReportId(boolean named, Filter filter) {
    this.named = named;
    this.filter = filter;
  }

  /** What can be asked for. */
  public enum Filter {
    NONE,
    /** One person, by id. */
    PERSON,
    /** A period of 8, 12 or 26 weeks. */
    WEEKS,
    /** From a day to a day. */
    DAYS
  }

  /** Whether it names people: then its text is not kept, only its hash. */
  public boolean named() {
    return named;
  }

  /** What can be asked for. */
  public Filter filter() {
    return filter;
  }

  /** The report of this name, as {@code R4}; small letters are taken too. */
  public static Optional<ReportId> of(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }
}
