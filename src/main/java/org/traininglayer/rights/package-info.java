/**
 * The rights of people over what is kept about them: a copy of all of it, and an erasure that says
 * what it did. What is kept where is told by the packages that keep it, see {@link
 * org.traininglayer.kernel.PersonalTables}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "lti", "reports"})
package org.traininglayer.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
