package org.traininglayer.sample;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.format.ModuleReader;
import org.traininglayer.checkins.CheckInExtras;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.Mails;
import org.traininglayer.delivery.RecordDestinations;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.CourseLineage;
import org.traininglayer.learning.LearningEvent;
import org.traininglayer.learning.Practice;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.People;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.testing.NoCourses;
import org.traininglayer.testing.TestDatabase;

/**
 * The real catalogue and the real practice on a real, fresh database; platform and people are
 * played in memory.
 */
final class Stage implements AutoCloseable {

  static final Instant END = Instant.parse("2026-06-01T08:00:00Z");

  private static final Platform PLATFORM =
      new Platform(
          PlatformId.of("00000000-0000-4000-8000-000000000009"),
          OrganisationId.DEFAULT,
          "Demo",
          "http://lms.example",
          "training-layer-demo",
          URI.create("http://lms.example/auth"),
          URI.create("http://lms.example/token"),
          null,
          URI.create("http://lms.example/jwks"),
          null,
          Platform.NewDeployments.ACCEPT,
          false);

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = {
        "org.traininglayer.catalog",
        "org.traininglayer.learning",
        "org.traininglayer.checkins"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {
                "org\\.traininglayer\\.learning\\.player\\..*",
                "org\\.traininglayer\\.checkins\\.Reminders"
              }))
  @ConfigurationPropertiesScan("org.traininglayer.catalog")
  static class Parts {

    final List<LearningEvent> events = new CopyOnWriteArrayList<>();

    @EventListener
    void happened(LearningEvent event) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              events.add(event);
            }
          });
    }
  }

  final JdbcClient jdbc;
  final SampleTable table;
  final Practice practice;
  final Catalog catalog;
  final List<LearningEvent> events;
  final TroupePeople people = new TroupePeople();
  private final HikariDataSource source;
  private final ConfigurableApplicationContext context;

  Stage() {
    source = new HikariDataSource();
    source.setDataSource(TestDatabase.fresh());
    source.setMaximumPoolSize(6);
    jdbc = JdbcClient.create(source);
    jdbc.sql(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:id, :organisation, 'Demo', 'http://lms.example', 'training-layer-demo',
              'http://lms.example/auth', 'http://lms.example/token', 'http://lms.example/jwks',
              'ACCEPT')
            """)
        .param("id", PLATFORM.id().value())
        .param("organisation", OrganisationId.DEFAULT.value())
        .update();
    table = new SampleTable(jdbc);
    PlatformTransactionManager transactions = new DataSourceTransactionManager(source);
    ApplicationContextInitializer<GenericApplicationContext> database =
        into -> {
          into.registerBean(JdbcClient.class, () -> jdbc);
          into.registerBean(PlatformTransactionManager.class, () -> transactions);
          into.registerBean(ModuleReader.class, StepTypes::reader);
          into.registerBean(CourseLineage.class, () -> copied -> List.of());
          into.registerBean(Courses.class, () -> new OneCourse(jdbc));
          into.registerBean(Mails.class, NoMails::new);
        };
    context =
        new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.NONE)
            .initializers(database)
            .run();
    practice = context.getBean(Practice.class);
    catalog = context.getBean(Catalog.class);
    events = context.getBean(Parts.class).events;
  }

  /** One node of the application. */
  MadeHistory node(int invented, Practice through) {
    if (table.plan(OrganisationId.DEFAULT).isEmpty()) {
      table.begin(OrganisationId.DEFAULT, 7, invented, END);
    }
    return new MadeHistory(
        new SampleProperties(true, invented, 7, "training-layer-demo"),
        new MockEnvironment(),
        table,
        through,
        new SampleMaking(
            table,
            through,
            catalog,
            people,
            context.getBean(Courses.class),
            new SampleCheckIns(
                context.getBean(CheckIns.class),
                new SampleExtras(context.getBean(CheckInExtras.class)),
                context.getBean(PlatformTransactionManager.class)),
            (one, plan, those, persons) -> {},
            context.getBean(PlatformTransactionManager.class)),
        (organisation, stopped) -> {},
        people,
        new OnePlatform());
  }

  /** All attempts, by person and number, without what is drawn at random. */
  List<String> attempts() {
    return jdbc.sql(
            """
            select learner_id || ' ' || number || ' ' || (state - 'registration')::text
            from attempt order by learner_id, module_id, number
            """)
        .query(String.class)
        .list();
  }

  long rows(String tableName) {
    return jdbc.sql("select count(*) from " + tableName).query(Long.class).single();
  }

  /**
   * What happened to each person, by its times: which of two check-ins is answered first goes by
   * ids that are drawn.
   */
  Map<String, List<String>> told() {
    return events.stream()
        .sorted(Comparator.comparing((LearningEvent event) -> event.occasion().at()))
        .collect(
            Collectors.groupingBy(
                event -> event.occasion().context().account().name(),
                Collectors.mapping(
                    event -> event.getClass().getSimpleName() + "@" + event.occasion().at(),
                    Collectors.toList())));
  }

  @Override
  public void close() {
    context.close();
    source.close();
  }

  /** E-mail is off. */
  private static final class NoMails implements Mails {

    @Override
    public boolean on() {
      return false;
    }

    @Override
    public boolean send(
        OrganisationId organisation,
        UUID id,
        @Nullable LearnerId learner,
        UUID reference,
        Mail mail) {
      return false;
    }

    @Override
    public void withdraw(UUID reference) {}

    @Override
    public List<RecordDestinations.Finding> test(
        OrganisationId organisation, @Nullable MailAddress to) {
      return List.of();
    }
  }

  /** The course of the invented people. */
  private static final class OneCourse extends NoCourses {

    private final JdbcClient jdbc;

    OneCourse(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @Override
    public CourseId addSample(
        OrganisationId organisation, PlatformId platform, String contextId, String title) {
      CourseId id = new CourseId(UUID.fromString("00000000-0000-4000-8000-00000000000c"));
      jdbc.sql(
              """
              insert into lti_course (id, organisation_id, platform_id, platform_instance,
                context_id, title, first_launch_at, last_launch_at)
              values (:id, :organisation, :platform, '', :context, :title, now(), now())
              on conflict do nothing
              """)
          .param("id", id.value())
          .param("organisation", organisation.value())
          .param("platform", platform.value())
          .param("context", contextId)
          .param("title", title)
          .update();
      return id;
    }
  }

  private static final class OnePlatform implements Platforms {

    @Override
    public Optional<Platform> find(PlatformId id) {
      return Optional.of(PLATFORM);
    }

    @Override
    public boolean inUse(PlatformId id) {
      return true;
    }

    @Override
    public List<Platform> all(OrganisationId organisation) {
      return List.of(PLATFORM);
    }

    @Override
    public Platform register(Platform platform, List<String> deploymentIds) {
      throw new AssertionError("invented people need no platform changed");
    }

    @Override
    public List<Deployment> deployments(PlatformId id) {
      return List.of();
    }

    @Override
    public void acceptDeployment(PlatformId id, String deploymentId) {
      throw new AssertionError("invented people need no platform changed");
    }
  }

  /** People in memory. */
  final class TroupePeople implements People {

    private final Map<LearnerId, Person> all = new ConcurrentHashMap<>();

    @Override
    public Optional<Person> find(LearnerId id) {
      return Optional.ofNullable(all.get(id));
    }

    @Override
    public List<Person> all(OrganisationId organisation) {
      return List.copyOf(all.values());
    }

    @Override
    public List<Person> addSample(
        OrganisationId organisation, PlatformId platform, List<NewPerson> wanted) {
      List<Person> added = new ArrayList<>();
      for (NewPerson one : wanted) {
        Person person = person(one.subject(), one.name(), one.jobRole(), true);
        added.add(person);
      }
      return added;
    }

    Person person(String subject, @Nullable String name, @Nullable String role, boolean sample) {
      LearnerId id =
          new LearnerId(UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)));
      return all.computeIfAbsent(
          id,
          key ->
              new Person(
                  key,
                  PLATFORM.id(),
                  new AccountKey("http://lms.example", subject),
                  name,
                  role,
                  false,
                  sample));
    }

    @Override
    public void erase(OrganisationId organisation, List<LearnerId> erased) {
      Map<LearnerId, AccountKey> gone = new LinkedHashMap<>();
      for (LearnerId id : erased) {
        Person person = all.remove(id);
        if (person != null) {
          gone.put(id, person.account());
        }
      }
      new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
          .executeWithoutResult(status ->
              context.publishEvent(
                  new LearnersErased(
                      organisation,
                      gone.keySet(),
                      gone.values().stream().collect(Collectors.toSet()))));
    }
  }

  /** The context of somebody real. */
  org.traininglayer.learning.AttemptContext visitor() {
    return SampleCourse.context(
        PLATFORM,
        context
            .getBean(Courses.class)
            .addSample(PLATFORM.organisation(), PLATFORM.id(), SampleCourse.CONTEXT, "Course"),
        people.person("visitor", null, null, false),
        SampleCourse.ALL);
  }
}
