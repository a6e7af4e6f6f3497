package org.traininglayer.player;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.LtiContext;
import org.traininglayer.lti.LtiServices;
import org.traininglayer.lti.LtiUser;
import org.traininglayer.lti.Opening;
import org.traininglayer.lti.Validity;

/** Launches without a platform: tests say who has come, and get the token of their pages. */
public class LaunchedPeople implements Launches {

  static final String MODULE = "cra-risk-score-triage";
  static final URI COURSE = URI.create("https://lms.example/course/7");

  private final Map<String, Launch> launches = new ConcurrentHashMap<>();

  @Override
  public Optional<Launch> find(String token) {
    return Optional.ofNullable(launches.get(token));
  }

  @Override
  public String derive(Launch launch, ModuleId module, Courses.@Nullable Link link) {
    return launch(launch.learner().value(), launch.roles().iterator().next(), module.value());
  }

  /** A new person in a course, launched into the module. */
  public String learner() {
    return launch(UUID.randomUUID(), CourseRole.LEARNER, MODULE);
  }

  String launch(UUID person, CourseRole role, @Nullable String module) {
    return launch(person, role, module, null, null);
  }

  /** The same person opens the same activity once more, as the platform would have it. */
  String again(String token, @Nullable String name) {
    Launch before = Objects.requireNonNull(launches.get(token));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS); // as launches are kept
    return launch(
        before.learner().value(),
        before.roles().iterator().next(),
        before.module().orElseThrow().value(),
        name,
        new Opening(UUID.randomUUID(), now, now, null));
  }

  private String launch(
      UUID person,
      CourseRole role,
      @Nullable String module,
      @Nullable String name,
      @Nullable Opening opening) {
    String token = UUID.randomUUID().toString();
    launches.put(
        token,
        new Launch(
            UUID.randomUUID(),
            OrganisationId.DEFAULT,
            new PlatformId(new UUID(0, 2)),
            new LtiUser(
                new LearnerId(person),
                new AccountKey("https://lms.example", person.toString()),
                name,
                Set.of(role),
                null,
                false,
                Locale.ENGLISH),
            new LtiContext(
                "1",
                "",
                null,
                "7",
                "Monitoring",
                URI.create("https://tool.example/lti/launch"),
                module == null ? Map.of() : Map.of("module_id", module),
                COURSE),
            new LaunchMessage.ResourceLink("link-1", null),
            new LtiServices(
                new Launch.GradeService(
                    URI.create("https://lms.example/lineitem/1"),
                    null,
                    Set.of(Launch.GradeService.SCORE_SCOPE)),
                null),
            new Validity(Instant.now(), Instant.now().plus(Duration.ofHours(8)), opening)));
    return token;
  }

  /** The launch ends. */
  void expire(String token) {
    launches.remove(token);
  }

  /** Brings it into a test's context. */
  @TestConfiguration
  public static class Setup {
    @Bean
    @Primary
    LaunchedPeople launchedPeople() {
      return new LaunchedPeople();
    }
  }
}
