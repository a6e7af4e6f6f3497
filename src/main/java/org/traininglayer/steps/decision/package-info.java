/** A judgement with consequences, and the reason for it. */
@NullMarked
@NamedInterface("decision")
package org.traininglayer.steps.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
