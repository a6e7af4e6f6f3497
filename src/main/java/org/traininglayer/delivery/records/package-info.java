/**
 * From what happens while learning to statements, into the ledger and to external record stores.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "persistence",
      "xapi",
      "http",
      "catalog",
      "steps",
      "learning",
      "lrs",
      "delivery",
      "delivery.outbox"
    })
package org.traininglayer.delivery.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
