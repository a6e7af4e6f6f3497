package org.traininglayer.adoption.warnings;

import org.traininglayer.adoption.statistics.warnings.Look;

/**
 * A look with the number of people it is about.
 *
 * @param people who contribute; nothing is told of fewer than the smallest group
 */
public record Seen(Look look, int people) {}
