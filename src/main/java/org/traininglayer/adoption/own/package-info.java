/**
 * What one person's own work says about how they judge: for their eyes alone, so that no smallest
 * group holds for it, and nothing of it goes anywhere else.
 */
@NullMarked
@NamedInterface("own")
package org.traininglayer.adoption.own;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
