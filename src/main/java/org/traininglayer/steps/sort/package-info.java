/** Uses of AI, each permitted, permitted with controls, or prohibited. */
@NullMarked
@NamedInterface("sort")
package org.traininglayer.steps.sort;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
