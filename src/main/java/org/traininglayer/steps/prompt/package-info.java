/** Build a prompt of blocks, or write one; graded by rules. */
@NullMarked
@NamedInterface("prompt")
package org.traininglayer.steps.prompt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
