/**
 * The formulas behind the figures, and what a measurement is: pure functions over value records,
 * checked by fixed vectors. The packages below it answer one question each; {@code
 * docs/statistics.md} lists them.
 */
@NullMarked
package org.traininglayer.adoption.statistics;

import org.jspecify.annotations.NullMarked;
