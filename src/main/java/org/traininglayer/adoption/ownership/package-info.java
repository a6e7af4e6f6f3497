/** Who answers for the training layer: one person at a time, with the hand-overs. */
@NullMarked
@NamedInterface("ownership")
package org.traininglayer.adoption.ownership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
