/**
 * The metrics: for each what it counts, how it is estimated and how it is shown, in one file; and
 * {@link org.traininglayer.adoption.metric.Metrics}, the one way to ask for them; figures of groups
 * are {@code adoption.release}.
 */
@NullMarked
@NamedInterface("metric")
package org.traininglayer.adoption.metric;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
