/** Free text, never scored. */
@NullMarked
@NamedInterface("reflect")
package org.traininglayer.steps.reflect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
