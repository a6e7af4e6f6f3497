/** Where records are kept: the ledger and its xAPI resources, the embedded LRS. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "xapi", "http"})
package org.traininglayer.lrs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
