/**
 * Figures of cohorts on their way out: reckoned, guarded together, kept, and shown. Whatever is
 * told of a cohort, on a page, in a table or as JSON, is read from what was released here.
 */
@NullMarked
@NamedInterface("release")
package org.traininglayer.adoption.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
