/**
 * Whom people can ask: the contacts and office hours of a course, and the champions of a role, who
 * have agreed to be named.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence"})
package org.traininglayer.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
