/** What can be learned: modules, their format and its validation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.traininglayer.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
