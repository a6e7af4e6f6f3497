/**
 * What is known of a cohort, and every figure of it. The source reads facts and roster; the figures
 * are a pure function of what it read, and not guarded: nothing of them is shown but through the
 * disclosure control.
 */
@NullMarked
@NamedInterface("cohort")
package org.traininglayer.adoption.cohort;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
