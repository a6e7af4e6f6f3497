/**
 * What whoever runs the application sees of it as a whole, beside the meters that packages have of
 * their own. Meters count events and hold sums; nothing in them says who.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"adoption", "learning", "lrs"})
package org.traininglayer.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
