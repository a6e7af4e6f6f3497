/** Find what is wrong in a text that an AI wrote. */
@NullMarked
@NamedInterface("review")
package org.traininglayer.steps.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
