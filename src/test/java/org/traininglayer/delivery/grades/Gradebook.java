package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Grades.Grade;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.delivery.Node;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.Rosters.Attendance;
import org.traininglayer.lti.Rosters.Member;
import org.traininglayer.lti.ServiceCall;
import org.traininglayer.lti.ServiceCall.Service;
import org.traininglayer.testing.NoPlatforms;
import org.traininglayer.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gradebook of a test with its habits, and the node that sends to it. */
abstract class Gradebook {

  static final JsonMapper JSON = JsonMapper.builder().build();
  static final CourseId COURSE = new CourseId(UUID.randomUUID());
  static final URI OTHER_COLUMN = URI.create("https://lms.example/lineitems/9?type_id=2");

  final Book book = new Book();
  final Columns columns = new Columns();
  final Set<CourseRole> roles = EnumSet.of(CourseRole.LEARNER);
  boolean testUser;
  String family = "moodle";
  final Node node =
      new Node(
          TestDatabase.fresh(),
          Node.settings(URI.create("http://localhost:1/xapi")),
          book,
          new OnePlatform(),
          columns,
          this::attends);

  @AfterEach
  void close() {
    node.close();
  }

  /** One grade has no column for ever; two others of its lane, put in behind it, are sent. */
  void waitsAtTheHeadOfItsLane(AttemptContext first) {
    node.recorder.enter(new ScriptedLearner(first, Course.START, 0.9).completed());
    node.start();
    await().until(() -> grade("1001").attempts() > 0);
    List<String> others =
        java.util.stream.IntStream.range(2_000, 3_000)
            .mapToObj(String::valueOf)
            .filter(one -> lane(one) == lane("1001"))
            .limit(2)
            .toList();
    for (String other : others) {
      node.recorder.enter(
          new ScriptedLearner(Course.context(other), Course.START, 0.8).completed());
      node.dispatcher.wake();
      await().until(() -> grade(other).state() == GradeState.SENT);
    }
    assertThat(grade("1001").state()).isEqualTo(GradeState.WAITING);
    assertThat(grade("1001").reason()).isNotBlank();
  }

  static int lane(String person) {
    return Destinations.lane(Node.learner(person).value());
  }

  Grade grade(String person) {
    return node.grades.of(OrganisationId.DEFAULT, 10).stream()
        .filter(one -> one.learner().equals(Node.learner(person)))
        .findFirst()
        .orElseThrow();
  }

  void arrives(int taken, int points, String comment) {
    await().until(() -> book.taken.get() == taken && only().state() == GradeState.SENT);
    assertThat(book.scores.getLast().path("scoreGiven").intValue()).isEqualTo(points);
    assertThat(book.scores.getLast().path("comment").asString()).isEqualTo(comment);
  }

  static ModuleCompleted completed(double score, boolean passed, List<String> missed, Instant at) {
    ModuleCompleted plain = new ScriptedLearner(Course.context("1001"), at, score).completed();
    return new ModuleCompleted(plain.occasion(), score, passed, missed, plain.took());
  }

  void complete(double score, Instant at) {
    node.recorder.enter(new ScriptedLearner(Course.context("1001"), at, score).completed());
    node.dispatcher.wake();
  }

  void sent(double score, Instant at) {
    int before = book.taken.get();
    complete(score, at);
    node.start();
    await().until(() -> book.taken.get() > before && only().state() == GradeState.SENT);
  }

  Grade only() {
    List<Grade> grades = node.grades.of(OrganisationId.DEFAULT, 10);
    assertThat(grades).hasSize(1);
    return grades.getFirst();
  }

  boolean again() {
    UUID grade = only().id();
    return Boolean.TRUE.equals(
        node.transaction.execute(status -> node.grades.sendAgain(OrganisationId.DEFAULT, grade)));
  }

  long messages() {
    return node.jdbc.sql("select count(*) from outbox_message").query(Long.class).single();
  }

  Optional<Attendance> attends(AttemptContext context) {
    return Optional.of(
        new Attendance(
            COURSE,
            new Member(
                context.key().learner(),
                new AccountKey("https://lms.example", "1001"),
                null,
                roles,
                true,
                true,
                true,
                testUser,
                Course.START,
                Course.START,
                null)));
  }

  static AttemptContext context(@Nullable URI lineItem) {
    AttemptContext context = Course.context("1001");
    return at(
        context,
        context.key().resourceLinkId(),
        new GradeTarget(
            lineItem,
            URI.create("https://lms.example/lineitems?type_id=2"),
            Set.of(GradeService.SCORE_SCOPE, GradeService.LINE_ITEM_SCOPE)));
  }

  static AttemptContext at(AttemptContext context, String link, @Nullable GradeTarget grades) {
    return new AttemptContext(
        new AttemptKey(
            context.key().organisation(),
            context.key().platform(),
            context.key().learner(),
            link,
            context.key().module()),
        context.account(),
        context.contextId(),
        context.contextTitle(),
        context.locale(),
        true,
        grades,
        false);
  }

  static String result(String user, double score, double maximum) {
    return "[{\"id\":\"x\",\"userId\":\"someone-else\",\"resultScore\":1,\"resultMaximum\":1},{\"userId\":\""
        + user
        + "\",\"resultScore\":"
        + score
        + ",\"resultMaximum\":"
        + maximum
        + "}]";
  }

  /** A gradebook that takes scores and tells what it holds, unless told otherwise. */
  static final class Book implements PlatformServices {
    final List<JsonNode> scores = Collections.synchronizedList(new ArrayList<>());
    final List<URI> scoreAddresses = Collections.synchronizedList(new ArrayList<>());
    final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    final AtomicInteger taken = new AtomicInteger();
    volatile String result = "[]";
    volatile int resultStatus = 200;
    volatile int maximum = 100;
    final AtomicInteger busy = new AtomicInteger();
    volatile @Nullable CanvasBook canvas;
    volatile @Nullable Answer unpublished;
    volatile @Nullable URI unreadable;

    @Override
    public Answer call(PlatformId platform, @Nullable CourseId course, ServiceCall call)
        throws IOException {
      CanvasBook habits = canvas;
      if (call.service() == Service.RESULT) {
        if (habits != null && resultStatus == 200) {
          return new Answer(Part.SERVICE, 200, "", habits.results(), Map.of());
        }
        return new Answer(Part.SERVICE, resultStatus, "", result, Map.of());
      }
      if (call.service() == Service.LINE_ITEMS) {
        return busy.getAndDecrement() > 0 || call.address().equals(unreadable)
            ? new Answer(Part.SERVICE, 503, "", "later", Map.of())
            : new Answer(Part.SERVICE, 200, "", "{\"scoreMaximum\":" + maximum + "}", Map.of());
      }
      scores.add(JSON.readTree(String.valueOf(call.body())));
      scoreAddresses.add(call.address());
      Answer answer = answers.poll();
      if (answer != null) {
        return answer;
      }
      Answer notYet = unpublished;
      if (notYet != null && scores.getLast().path("userId").asString().equals("1001")) {
        return notYet;
      }
      if (habits != null) {
        habits.take(scores.getLast());
      }
      taken.incrementAndGet();
      return new Answer(Part.SERVICE, 200, "", "", Map.of());
    }
  }

  /** One cell of Canvas' gradebook, of 100 points, and the result that a tool sees of it. */
  static final class CanvasBook {
    private static final double POINTS = 100;
    volatile @Nullable Double grade;
    volatile String person = "1001";
    private boolean byTeacher;
    private @Nullable Double result;
    private double maximum;

    /** A teacher's grade changes a result that is there, and makes none. */
    synchronized void teacher(@Nullable Double points) {
      grade = points;
      byTeacher = points != null;
      result = result == null ? null : points;
    }

    synchronized void take(JsonNode score) {
      JsonNode extension = score.path(CanvasScore.EXTENSION);
      double given = score.path("scoreGiven").doubleValue();
      maximum = score.path("scoreMaximum").doubleValue();
      result = given;
      if (grade == null || !extension.path("prioritize_non_tool_grade").asBoolean(false)) {
        grade = given * POINTS / maximum;
        byTeacher = false;
      }
    }

    /** Converted as if it were the teacher's, also where it is what the tool had sent. */
    synchronized String results() {
      if (maximum == 0) {
        return "[]";
      }
      String shown =
          result == null
              ? ""
              : ",\"resultScore\":" + (byTeacher ? result * maximum / POINTS : result);
      return "[{\"userId\":\"" + person + "\",\"resultMaximum\":" + maximum + shown + "}]";
    }
  }

  /** Columns in the order in which a test lays them out. */
  static final class Columns implements LineItems {
    final Queue<Found> found = new ConcurrentLinkedQueue<>();
    final List<URI> gone = Collections.synchronizedList(new ArrayList<>());
    volatile Found always = new Found.Busy();
    volatile boolean silent;

    @Override
    public Found find(Wanted wanted) throws IOException {
      if (silent) {
        throw new IOException("timeout");
      }
      Found next = found.poll();
      return next == null ? always : next;
    }

    @Override
    public Found findInstead(Wanted wanted, URI lost) throws IOException {
      gone.add(lost);
      return find(wanted);
    }
  }

  /** The platform, of the family that the test wants. */
  final class OnePlatform extends NoPlatforms {
    @Override
    public Optional<Platform> find(PlatformId id) {
      return Optional.of(
          new Platform(
              id,
              OrganisationId.DEFAULT,
              "LMS",
              "https://lms.example",
              "client-1",
              URI.create("https://lms.example/auth"),
              URI.create("https://lms.example/token"),
              null,
              URI.create("https://lms.example/jwks"),
              family,
              NewDeployments.HOLD,
              false));
    }
  }
}
