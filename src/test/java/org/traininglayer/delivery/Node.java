package org.traininglayer.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.delivery.DeliveryProperties.Lrs;
import org.traininglayer.delivery.Outbox.OutboundStatement;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.LearningEvent.AttemptResumed;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.learning.Rescoring;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.testing.NoCourses;
import org.traininglayer.testing.NoPlatforms;
import org.traininglayer.testing.OpenHttp;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

/** One node's delivery on a real database, without the rest of the application; in a hurry. */
final class Node implements AutoCloseable {

  final JdbcClient jdbc;
  final TransactionTemplate transaction;
  final Outbox outbox;
  final Destinations destinations;
  final RecordStores stores;
  final DeliveryProperties settings;
  final Dispatcher dispatcher;
  final StoredDeliveries deliveries;
  volatile List<Rescoring.Rescored> rescored = List.of();
  final Grades grades;
  final GradeRecorder recorder;

  Node(DataSource database, DeliveryProperties settings) {
    this(database, settings, refusingServices());
  }

  Node(DataSource database, DeliveryProperties settings, PlatformServices services) {
    this(
        database,
        settings,
        services,
        new NoPlatforms(),
        new NoLineItems(),
        context -> Optional.empty());
  }

  Node(
      DataSource database,
      DeliveryProperties settings,
      PlatformServices services,
      Platforms platforms,
      LineItems lineItems,
      MembershipLookup memberships) {
    this.settings = settings;
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.outbox = new Outbox(jdbc, transaction);
    this.destinations = new Destinations(jdbc);
    this.stores = new RecordStores(settings, destinations);
    this.grades = new Grades(jdbc);
    this.recorder =
        new GradeRecorder(outbox, destinations, platforms, messages(), grades, memberships);
    ScoreSending sending =
        new ScoreSending(
            services,
            lineItems,
            platforms,
            grades,
            new OneModule(),
            new ToolAddress(URI.create("https://tool.example")),
            Clock.systemUTC());
    this.dispatcher =
        new Dispatcher(
            destinations,
            outbox,
            settings,
            new Senders(settings, OpenHttp.create(), sending, new NoLedger(), Clock.systemUTC()));
    StoredDeliveries stored =
        new StoredDeliveries(
            jdbc,
            destinations,
            stores,
            dispatcher,
            outbox,
            grades,
            recorder,
            new LinkLineItems(new NoCourses()),
            new NoPeople(),
            (organisation, module) -> rescored,
            transaction);
    this.deliveries = stored;
  }

  Node start() {
    dispatcher.start();
    return this;
  }

  @Override
  public void close() {
    dispatcher.stop();
  }

  /** Puts statements of several people into the outbox; the ids in order. */
  List<String> put(int statements, int people) {
    List<OutboundStatement> told =
        IntStream.range(0, statements).mapToObj(n -> told(n, "person-" + n % people)).toList();
    outbox.addStatements(OrganisationId.DEFAULT, stores.of(OrganisationId.DEFAULT), told);
    dispatcher.wake();
    return told.stream().map(one -> one.id().toString()).toList();
  }

  private OutboundStatement told(int n, String person) {
    Occasion on =
        new Occasion(
            Course.context(person),
            Course.MODULE,
            UUID.randomUUID(),
            1,
            Course.START.plusSeconds(n));
    Statement statement = StatementMapping.statementsFor(new AttemptResumed(on)).getFirst();
    return new OutboundStatement(
        statement.id(), Course.context(person).key().learner(), StatementJson.write(statement));
  }

  Deliveries.Destination lrs() {
    return deliveries.destinations(OrganisationId.DEFAULT).stream()
        .filter(d -> d.kind() == Deliveries.Kind.LRS)
        .findFirst()
        .orElseThrow();
  }

  String payload(String statement) {
    return jdbc.sql("select payload from outbox_message where content_id = cast(:id as uuid)")
        .param("id", statement)
        .query(String.class)
        .single();
  }

  static DeliveryProperties settings(URI endpoint) {
    return settings(endpoint, 50, 1_000_000);
  }

  static DeliveryProperties settings(URI endpoint, int count, int bytes) {
    return new DeliveryProperties(
        true,
        List.of(new Lrs("corporate", endpoint, "key", "secret", "1.0.3", count, bytes, null)),
        Duration.ofMillis(50),
        4,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMillis(20),
        Duration.ofMillis(200),
        Duration.ofMillis(300),
        Duration.ofDays(7),
        Duration.ofDays(400));
  }

  private static PlatformServices refusingServices() {
    return (platform, course, call) -> {
      throw new IOException("no platform here");
    };
  }

  private static StaticMessageSource messages() {
    StaticMessageSource messages = new StaticMessageSource();
    messages.addMessage("delivery.score.passed", Locale.ENGLISH, "{0} passed");
    messages.addMessage("delivery.score.plain", Locale.ENGLISH, "{0}");
    messages.addMessage("delivery.score.not-passed.below-mark", Locale.ENGLISH, "{0} of {1}");
    messages.addMessage(
        "delivery.score.not-passed.critical-missed", Locale.ENGLISH, "Not passed: {0} of {1}");
    messages.addMessage(
        "delivery.score.not-passed.harmful-choice", Locale.ENGLISH, "Not passed: {0} of {1}");
    return messages;
  }

  static LearnerId learner(String person) {
    return Course.context(person).key().learner();
  }
}
