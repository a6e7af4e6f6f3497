package org.traininglayer.adoption.release;

import java.time.LocalDate;

/**
 * What was told of a group.
 *
 * @param to first day that its period no more has, a Monday
 * @param group as it was told, guarded
 */
public record Past(LocalDate to, Release.Group group) {}
