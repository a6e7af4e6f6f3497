/**
 * Whether adoption is productive: M1 quality, M2 time, M3 confidence, M4 catching errors, M5
 * completion.
 */
@NullMarked
package org.traininglayer.adoption.statistics.outcomes;

import org.jspecify.annotations.NullMarked;
