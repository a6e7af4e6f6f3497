/** The formulas behind the figures: pure functions over value records, checked by fixed vectors. */
@NullMarked
package org.traininglayer.adoption.statistics;

import org.jspecify.annotations.NullMarked;
