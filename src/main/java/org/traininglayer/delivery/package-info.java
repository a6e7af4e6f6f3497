/** How records and grades leave, surely: event to statement, outbox, dispatcher. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "xapi", "http", "catalog", "steps", "learning", "lrs", "lti"})
package org.traininglayer.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
