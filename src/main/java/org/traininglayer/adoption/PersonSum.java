package org.traininglayer.adoption;

import java.time.LocalDate;
import org.traininglayer.kernel.AccountKey;

/**
 * The cells of one person of one kind, added up over weeks.
 *
 * @param lastWeek the newest week among them
 */
record PersonSum(
    AccountKey person,
    CellKey.Kind kind,
    String item,
    String exposure,
    String band,
    LocalDate lastWeek,
    Cell cell) {}
