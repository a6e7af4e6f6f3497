package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Field;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TrainingLayerTest;

/** What stands in the audit log, and that it stays there. */
@TrainingLayerTest
class AuditTrailTest {

  private static final Question ALL = new Question(null, null, null, null, null);

  @Autowired AuditTrail audit;
  @Autowired AuditPages pages;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  private final OrganisationId organisation = new OrganisationId(UUID.randomUUID());

  private void changed(
      OrganisationId organisation,
      String who,
      String action,
      String subject,
      Map<String, String> before,
      Map<String, String> after) {
    transactions.executeWithoutResult(
        status -> audit.changed(organisation, who, action, subject, before, after));
  }

  @Test
  void a_change_is_written_down_in_its_own_transaction_and_nowhere_else() {
    assertThatThrownBy(
            () -> audit.changed(organisation, "mary", "a.b", "c", Map.of(), Map.of("d", "e")))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() ->
            audit.together(() -> {
              audit.changed(organisation, "mary", "a.b", "c", Map.of(), Map.of("d", "e"));
              throw new IllegalStateException("the change fails");
            }))
        .hasMessage("the change fails");

    assertThat(pages.read(organisation, ALL, 10)).isEmpty();
  }

  @Test
  void only_fields_that_differ_are_kept_and_secrets_never() {
    changed(
        organisation,
        "mary",
        "platform.changed",
        "Campus\u0000\ud800",
        Map.of("name", "Campus", "issuer", "https://a.example", "clientSecret", "one"),
        Map.of("name", "Campus", "issuer", "https://b.example", "clientSecret", "two"));

    Entry entry = pages.read(organisation, ALL, 10).getFirst();
    assertThat(entry.who()).isEqualTo("mary");
    assertThat(entry.subject()).startsWith("Campus");
    assertThat(entry.fields())
        .containsExactly(
            new Field("clientSecret", "(kept out)", "(kept out)"),
            new Field("issuer", "https://a.example", "https://b.example"));
  }

  @Test
  void an_entry_can_neither_be_changed_nor_removed() {
    changed(organisation, "mary", "a.b", "c", Map.of(), Map.of("d", "e"));

    assertThatThrownBy(() ->
            jdbc.sql("update console_audit set who = 'x' where organisation_id = :organisation")
                .param("organisation", organisation.value())
                .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() ->
            jdbc.sql("delete from console_audit where organisation_id = :organisation")
                .param("organisation", organisation.value())
                .update())
        .isInstanceOf(DataAccessException.class);
    assertThat(pages.read(organisation, ALL, 10)).hasSize(1);
  }

  @Test
  void entries_are_found_by_who_and_what_and_never_across_organisations() {
    changed(organisation, "mary", "a.b", "1", Map.of(), Map.of());
    changed(organisation, "paul", "a.b", "2", Map.of(), Map.of());
    changed(organisation, "paul", "c.d", "3", Map.of(), Map.of());

    assertThat(subjects(new Question("paul", null, null, null, null))).containsExactly("3", "2");
    assertThat(subjects(new Question(null, "a.b", null, null, null))).containsExactly("2", "1");
    long middle = pages.read(organisation, ALL, 10).get(1).id();
    assertThat(subjects(new Question(null, null, null, null, middle))).containsExactly("1");
    assertThat(pages.read(new OrganisationId(UUID.randomUUID()), ALL, 10)).isEmpty();
    assertThat(pages.people(organisation)).containsExactly("mary", "paul");
    assertThat(pages.actions(organisation)).containsExactly("a.b", "c.d");
  }

  private List<String> subjects(Question question) {
    return pages.read(organisation, question, 10).stream().map(Entry::subject).toList();
  }
}
