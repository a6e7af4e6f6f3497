/** The same job without and with AI. */
@NullMarked
@NamedInterface("timed")
package org.traininglayer.steps.timed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
