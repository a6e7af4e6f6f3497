/**
 * What learners ask about a place of a module, or hold to be wrong there: it reaches those who
 * teach the course and those who answer for the module, and the answer comes back to whoever asked.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence"})
package org.traininglayer.questions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
