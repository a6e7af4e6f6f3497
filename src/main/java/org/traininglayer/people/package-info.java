/**
 * Who works as what, in which group, from which day to which; who is expected to use the tool; and
 * which people are trained together. The denominators of figures about adoption.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "imports", "lti", "adoption"})
package org.traininglayer.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
