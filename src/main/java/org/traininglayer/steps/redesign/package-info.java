/** A workflow put into a better order, each card with its owner. */
@NullMarked
@NamedInterface("redesign")
package org.traininglayer.steps.redesign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
