/** Where adoption fails: P1 to P5, each a number with an interval, a rule, and what answers it. */
@NullMarked
package org.traininglayer.adoption.statistics.signals;

import org.jspecify.annotations.NullMarked;
