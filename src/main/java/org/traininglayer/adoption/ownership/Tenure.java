package org.traininglayer.adoption.ownership;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For how long somebody answered for the training layer.
 *
 * @param user the console user
 * @param from first day
 * @param until first day no more; null while it goes on
 * @param note what was told at the hand-over; may be empty
 * @param recordedBy who wrote it down
 */
public record Tenure(
    UUID user,
    String name,
    LocalDate from,
    @Nullable LocalDate until,
    String note,
    String recordedBy) {}
