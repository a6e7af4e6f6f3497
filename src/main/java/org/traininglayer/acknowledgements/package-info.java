/**
 * The record of what people acknowledged or declined: bound together in a chain of hashes, shown to
 * the person, to those who teach the course, and to the console.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "persistence", "catalog", "steps", "learning", "lti"})
package org.traininglayer.acknowledgements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
