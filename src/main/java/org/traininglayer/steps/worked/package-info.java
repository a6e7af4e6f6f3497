/** A worked example, with what an expert thinks at its marked places. */
@NullMarked
@NamedInterface("worked")
package org.traininglayer.steps.worked;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
