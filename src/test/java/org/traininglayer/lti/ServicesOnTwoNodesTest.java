package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.LineItems.Found;
import org.traininglayer.lti.LineItems.Wanted;
import org.traininglayer.lti.Rosters.State;
import org.traininglayer.lti.Rosters.Sync;
import org.traininglayer.testing.TestPlatform;

/** Two nodes that share one database make one column and read one list once. */
class ServicesOnTwoNodesTest extends LaunchTestCase {

  private static SecondNode second;

  @Autowired Rosters rosters;
  @Autowired LineItems lineItems;

  private int courses;
  private final FakeServices services = new FakeServices(platform);

  @BeforeAll
  static void startSecond(@Autowired Environment environment) {
    second = SecondNode.beside(environment, "--traininglayer.rosters.enabled=false");
  }

  @AfterAll
  static void stopSecond() {
    second.close();
  }

  @Test
  void one_column_is_made_however_many_ask_on_both() throws Exception {
    services.slowness = 100;
    Wanted wanted = new Wanted(registered.id(), course(), "link-1", new ModuleId("risk"), "Risk");
    LineItems there = second.bean(LineItems.class);
    List<Found> found =
        together(6, caller -> () -> (caller % 2 == 0 ? lineItems : there).find(wanted));
    assertThat(services.made).hasSize(1);
    assertThat(found).hasSize(6).containsOnly(found.getFirst());
    assertThat(found.getFirst()).isInstanceOf(Found.LineItem.class);
  }

  @Test
  void one_list_is_read_once_and_both_see_it() throws Exception {
    services.slowness = 300;
    services.page(1, FakeServices.learner("a") + "," + FakeServices.learner("b"), null);
    CourseId course = course();
    Rosters there = second.bean(Rosters.class);
    List<Sync> syncs =
        together(4, caller -> () -> (caller % 2 == 0 ? rosters : there).synchronise(course));
    assertThat(syncs).allMatch(sync -> sync.state() == State.COMPLETE && sync.listed() == 2);
    assertThat(services.rosterRequests).hasSizeLessThanOrEqualTo(2);
    assertThat(there.members(course)).isEqualTo(rosters.members(course));
  }

  @Test
  void a_node_that_stalled_does_not_end_with_the_older_list() throws Exception {
    CourseId course = course();
    Rosters there = second.bean(Rosters.class);
    services.page(1, FakeServices.learner("old-1") + "," + FakeServices.learner("old-2"), null);
    services.slowness = 3_000;
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      int before = services.rosterRequests.size();
      Future<Sync> stalled = threads.submit(() -> rosters.synchronise(course));
      await().until(() -> services.rosterRequests.size() > before);
      jdbc.sql("update lease set until = now() - interval '1 second' where task = ?")
          .param("roster:" + course.value())
          .update();
      services.slowness = 0;
      services.page(1, FakeServices.learner("new-1"), null);

      Sync newer = there.synchronise(course);
      Sync afterwards = stalled.get();

      assertThat(newer.listed()).isEqualTo(1);
      assertThat(afterwards).isEqualTo(newer);
    }
    assertThat(
            jdbc.sql(
                    """
                    select p.subject from lti_roster_member m join person p on p.id = m.learner_id
                    where m.course_id = ? and m.left_at is null
                    """)
                .param(course.value())
                .query(String.class)
                .list())
        .containsExactly("new-1");
  }

  private CourseId course() {
    return Objects.requireNonNull(
        arrive(
                claims -> {
                  claims.put(TestPlatform.LTI + "roles", List.of(TestPlatform.INSTRUCTOR));
                  services.claims(claims, "course-" + platform.clientId() + "-" + courses++);
                })
            .course());
  }

  private static <T> List<T> together(int callers, java.util.function.IntFunction<Callable<T>> work)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(callers);
    List<Future<T>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      for (int caller = 0; caller < callers; caller++) {
        Callable<T> one = work.apply(caller);
        results.add(
            threads.submit(() -> {
              start.await();
              return one.call();
            }));
      }
    }
    List<T> values = new ArrayList<>();
    for (Future<T> result : results) {
      values.add(result.get());
    }
    return values;
  }
}
