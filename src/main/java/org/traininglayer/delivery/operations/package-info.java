/** How delivery does, for administrators and monitoring, and how it is set. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "delivery", "delivery.outbox"})
package org.traininglayer.delivery.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
