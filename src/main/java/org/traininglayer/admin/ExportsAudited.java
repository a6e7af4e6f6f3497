package org.traininglayer.admin;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.traininglayer.lrs.ExportBegan;

/** Every export of statements is in the audit trail, also one that a program makes with a key. */
@Component
class ExportsAudited {

  private final AuditTrail audit;

  ExportsAudited(AuditTrail audit) {
    this.audit = audit;
  }

  /** In the transaction in which the export is written down. */
  @EventListener
  void on(ExportBegan export) {
    audit.changed(
        export.organisation(),
        export.who(),
        "statements.exported",
        export.export().toString(),
        Map.of(),
        export.what());
  }
}
