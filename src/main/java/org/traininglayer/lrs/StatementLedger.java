package org.traininglayer.lrs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

/** Our own statements, written as JSON and appended under our own name. */
@Component
class StatementLedger implements Ledger {

  private final StatementStore table;
  private final Authority ourselves;

  StatementLedger(StatementStore table, LrsProperties properties) {
    this.table = table;
    this.ourselves = Authority.of(properties.authorityHomePage(), Authority.OURSELVES);
  }

  @Override
  public void append(OrganisationId organisation, List<Statement> statements) {
    Map<UUID, StatementRow> rows = new LinkedHashMap<>();
    for (Statement statement : statements) {
      String text = StatementJson.write(statement);
      rows.putIfAbsent(
          statement.id(), StatementRow.of(statement.id(), StrictJson.read(text), text, "1.0.0"));
    }
    table.append(organisation, List.copyOf(rows.values()), ourselves);
  }
}
