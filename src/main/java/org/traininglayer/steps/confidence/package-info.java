/** A self-rating. */
@NullMarked
@NamedInterface("confidence")
package org.traininglayer.steps.confidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
