/** Webhooks: which are set, how a call is signed, and how it arrives. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "persistence", "http", "delivery", "delivery.outbox"})
package org.traininglayer.delivery.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
