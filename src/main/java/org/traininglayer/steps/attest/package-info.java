/** An acknowledgement. */
@NullMarked
@NamedInterface("attest")
package org.traininglayer.steps.attest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
