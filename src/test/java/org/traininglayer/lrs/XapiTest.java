package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.testing.TrainingLayerTest;

@TrainingLayerTest
/**
 * The LRS over HTTP. Each test has an organisation of its own, so none sees another's statements.
 */
abstract class XapiTest {

  @LocalServerPort int port;
  @Autowired LrsCredentials credentials;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEventPublisher events;
  @Autowired PlatformTransactionManager transactionManager;

  OrganisationId organisation = OrganisationId.DEFAULT;
  Xapi xapi = new Xapi(0, "", "");

  @BeforeEach
  void makeKey() {
    organisation = new OrganisationId(UUID.randomUUID());
    xapi = client(Set.of(Scope.ALL));
  }

  Xapi client(Set<Scope> scopes) {
    var made = credentials.create(organisation, "test", scopes);
    return new Xapi(port, made.key(), made.secret());
  }

  static String statement(String id, String more) {
    return """
    {"id":"%s","actor":{"mbox":"mailto:ana@example.com"},
     "verb":{"id":"http://example.com/verbs/did","display":{"en":"did"}},
     "object":{"id":"http://example.com/activities/one"}%s}\
    """
        .formatted(id, more.isEmpty() ? "" : "," + more);
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  String store(String more) {
    String id = id();
    assertThat(xapi.post(statement(id, more)).statusCode()).isEqualTo(200);
    return id;
  }

  static List<String> ids(HttpResponse<String> list) {
    assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    Xapi.json(list).path("statements").forEach(each -> ids.add(each.path("id").stringValue()));
    return ids;
  }
}
