/**
 * Messages that leave surely: kept in the transaction in which something happens, sent in lanes
 * until they arrive. What a message says only its sender knows.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "http"})
package org.traininglayer.delivery.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
