/** A look back at the work, some weeks after the training. */
@NullMarked
@NamedInterface("checkin")
package org.traininglayer.steps.checkin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
