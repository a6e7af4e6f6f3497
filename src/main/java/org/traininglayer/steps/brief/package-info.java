/** Sets the scene. */
@NullMarked
@NamedInterface("brief")
package org.traininglayer.steps.brief;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
