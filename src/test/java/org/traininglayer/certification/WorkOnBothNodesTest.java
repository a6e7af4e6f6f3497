package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.certification.Visitor.Form;
import org.traininglayer.certification.Visitor.Page;
import org.traininglayer.testing.CarelessWork;
import org.traininglayer.xapi.Verb;

/** What is done over many requests, each of which a random node answers. */
class WorkOnBothNodesTest extends CertificationTestCase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource
  void a_module_answered_on_both_nodes_is_graded_and_told_once(Shape shape) {
    Visitor visitor = certifier.visitor();
    List<String> subjects = new ArrayList<>();
    Page launched =
        certifier.launch(
            visitor,
            "/demo/as/5/launch/" + linkOfItsOwn(visitor, shape),
            (claims, original) -> {
              subjects.add(String.valueOf(claims.get("sub")));
              return original;
            });
    String first = Objects.requireNonNull(launched.location());
    assertThat(first).startsWith("/play/");
    visitor.follow(URI.create(tool() + first));
    String play = first.substring(0, first.indexOf('/', "/play/".length()));
    String subject = subjects.getFirst();
    long scoresBefore = scores(shape, subject);
    int completedBefore = completed(subject);

    List<Page> refused = new ArrayList<>();
    CarelessWork work =
        new CarelessWork(
            (path, form) -> {
              Page page = visitor.post(URI.create(tool() + path), form);
              if (page.status() >= 400) {
                refused.add(page);
              }
            },
            play,
            1);
    work.whole();
    assertThat(refused).as("refused because another node took the last answer").isEmpty();
    // Impatient, as people are: the nodes are told the end again and again.
    for (int i = 0; i < 6; i++) {
      work.acknowledge();
    }

    await().atMost(PATIENCE).until(() -> scores(shape, subject) > scoresBefore);
    await().atMost(PATIENCE).until(() -> completed(subject) > completedBefore);
    await()
        .during(Duration.ofSeconds(3))
        .atMost(PATIENCE)
        .until(() ->
            scores(shape, subject) == scoresBefore + 1
                && completed(subject) == completedBefore + 1);
    assertThat(visitor.nodesAsked()).isEqualTo(2);
  }

  @Test
  void whoever_signs_in_at_one_node_is_in_and_out_at_both() {
    Visitor visitor = certifier.visitor();
    URI account = URI.create(tool() + "/admin/account");
    Form form = visitor.get(URI.create(tool() + "/admin/sign-in")).form();
    Map<String, String> fields = form.fields();
    fields.put("username", "admin");
    fields.put("password", "demo");
    assertThat(visitor.post(URI.create(tool() + "/admin/sign-in"), fields).location())
        .doesNotContain("sign-in");
    for (int i = 0; i < 12; i++) {
      assertThat(visitor.get(account).status()).isEqualTo(200);
    }

    Page page = visitor.get(account);
    String csrf = page.form().fields().get("_csrf");
    visitor.post(URI.create(tool() + "/admin/sign-out"), Map.of("_csrf", String.valueOf(csrf)));
    for (int i = 0; i < 12; i++) {
      assertThat(visitor.get(account).status()).isEqualTo(302);
    }
    assertThat(visitor.nodesAsked()).isEqualTo(2);
  }

  /** The prepared activity in a copy of its course, which no other test works in. */
  private String linkOfItsOwn(Visitor visitor, Shape shape) {
    visitor.post(certifier.lms("/demo/as/8/course/" + shape.course + "/copy"), Map.of());
    return jdbc.sql(
            """
            select copied.link_id from demo_link copied
            join demo_link prepared
              on prepared.tool = copied.tool and prepared.title = copied.title
            where prepared.link_id = :link
              and copied.course = (select max(id) from demo_course)
            order by copied.id limit 1
            """)
        .param("link", shape.link)
        .query(String.class)
        .single();
  }

  private long scores(Shape shape, String subject) {
    return certifier.seen(shape).stream()
        .filter(call -> call.method().equals("POST") && call.path().endsWith("/scores"))
        .filter(call -> call.body().contains("\"" + subject + "\""))
        .count();
  }

  /** How often the store was told that this person completed a module. */
  private int completed(String subject) {
    return jdbc.sql(
            """
            select count(*) from statement
             where json like '%"' || :verb || '"%' and json like '%"name":"' || :name || '"%'
            """)
        .param("verb", Verb.COMPLETED.id())
        .param("name", subject)
        .query(Integer.class)
        .single();
  }

  private String tool() {
    return environment.getRequiredProperty("traininglayer.base-url");
  }
}
