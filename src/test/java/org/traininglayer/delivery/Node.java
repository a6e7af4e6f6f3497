package org.traininglayer.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.delivery.DeliveryProperties.Lrs;
import org.traininglayer.delivery.grades.GradeRecorder;
import org.traininglayer.delivery.grades.GradeTable;
import org.traininglayer.delivery.grades.Gradebooks;
import org.traininglayer.delivery.grades.LinkLineItems;
import org.traininglayer.delivery.grades.MembershipLookup;
import org.traininglayer.delivery.grades.ScoreSending;
import org.traininglayer.delivery.grades.StoredGrades;
import org.traininglayer.delivery.operations.DeliveryConfiguration;
import org.traininglayer.delivery.operations.StoredDeliveries;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.OutboxReport;
import org.traininglayer.delivery.outbox.Senders;
import org.traininglayer.delivery.records.DestinationFilters;
import org.traininglayer.delivery.records.RecordStores;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Rescoring;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.testing.NoCourses;
import org.traininglayer.testing.NoPlatforms;
import org.traininglayer.testing.OpenHttp;

/** One node's delivery on a real database, without the rest of the application; in a hurry. */
public final class Node implements AutoCloseable {

  private static final DeliveryProperties.Only EVERYTHING =
      new DeliveryProperties.Only(List.of(), List.of(), List.of());

  public final JdbcClient jdbc;
  public final TransactionTemplate transaction;
  public final Outbox outbox;
  public final Destinations destinations;
  public final RecordStores stores;
  public final DeliveryProperties settings;
  public final Dispatcher dispatcher;
  public final StoredDeliveries deliveries;
  public volatile List<Rescoring.Rescored> rescored = List.of();
  public final GradeTable table;
  public final StoredGrades grades;
  public final GradeRecorder recorder;

  public Node(DataSource database, DeliveryProperties settings) {
    this(database, settings, refusingServices());
  }

  public Node(DataSource database, DeliveryProperties settings, PlatformServices services) {
    this(database, settings, services, new NoPlatforms());
  }

  public Node(
      DataSource database,
      DeliveryProperties settings,
      PlatformServices services,
      Platforms platforms) {
    this(database, settings, services, platforms, new NoLineItems(), context -> Optional.empty());
  }

  public Node(
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
    this.stores =
        new RecordStores(
            settings,
            destinations,
            new DestinationFilters(jdbc),
            OpenHttp.create(),
            new NoLedger(),
            Clock.systemUTC());
    this.table = new GradeTable(jdbc);
    ScoreSending sending =
        new ScoreSending(
            services,
            lineItems,
            platforms,
            table,
            new OneModule(),
            new ToolAddress(URI.create("https://tool.example")),
            Clock.systemUTC());
    Gradebooks gradebooks = new Gradebooks(destinations, platforms, sending);
    Senders senders = new Senders(List.of(stores, gradebooks));
    this.dispatcher =
        new Dispatcher(
            destinations, outbox, DeliveryConfiguration.outboxSettings(settings), senders);
    this.recorder =
        new GradeRecorder(
            outbox, gradebooks, platforms, messages(), table, memberships, dispatcher);
    this.grades =
        new StoredGrades(
            jdbc,
            dispatcher,
            outbox,
            table,
            recorder,
            new LinkLineItems(new NoCourses()),
            new NoPeople(),
            (organisation, module) -> rescored,
            transaction);
    this.deliveries =
        new StoredDeliveries(new OutboxReport(jdbc), outbox, destinations, senders, dispatcher);
  }

  public Node start() {
    dispatcher.start();
    return this;
  }

  @Override
  public void close() {
    dispatcher.stop();
  }

  public Deliveries.Destination lrs() {
    return deliveries.destinations(OrganisationId.DEFAULT).stream()
        .filter(d -> d.kind() == Deliveries.Kind.LRS)
        .findFirst()
        .orElseThrow();
  }

  public String payload(String statement) {
    return jdbc.sql("select payload from outbox_message where content_id = cast(:id as uuid)")
        .param("id", statement)
        .query(String.class)
        .single();
  }

  public static DeliveryProperties settings(URI endpoint) {
    return settings(endpoint, 50, 1_000_000);
  }

  public static DeliveryProperties settings(URI endpoint, int count, int bytes) {
    return new DeliveryProperties(
        true,
        List.of(
            new Lrs(
                "corporate",
                endpoint,
                "key",
                "secret",
                "1.0.3",
                count,
                bytes,
                null,
                EVERYTHING,
                "")),
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
        "delivery.score.not-passed.critical-missed", Locale.ENGLISH, "Critical: {0} of {1}");
    messages.addMessage(
        "delivery.score.not-passed.harmful-choice", Locale.ENGLISH, "Harmful: {0} of {1}");
    return messages;
  }

  public static LearnerId learner(String person) {
    return Course.context(person).key().learner();
  }
}
