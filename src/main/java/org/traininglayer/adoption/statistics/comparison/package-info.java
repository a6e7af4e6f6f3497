/** Trained people against untrained ones, and what may be said of it. */
@NullMarked
package org.traininglayer.adoption.statistics.comparison;

import org.jspecify.annotations.NullMarked;
