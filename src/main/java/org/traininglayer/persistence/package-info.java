/** What everybody who keeps something shares: leases, and values loaded once. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.traininglayer.persistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
