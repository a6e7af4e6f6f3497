/** One item of a pool, to call something back to mind. */
@NullMarked
@NamedInterface("retrieve")
package org.traininglayer.steps.retrieve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
