/**
 * The ledger in a topic of Apache Kafka, where one is configured: a feeder copies it there, and the
 * figures read it from there. Nothing of this runs, or is loaded, without a broker.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "lrs"})
package org.traininglayer.kafka;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
