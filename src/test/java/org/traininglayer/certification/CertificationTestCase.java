package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.certification.Visitor.Page;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.testing.TrialTest;

/**
 * Two nodes of the trial on one database. Every request of a browser goes to a random one; the seed
 * is printed, and can be given as {@code -Dcertification.seed}.
 */
@TrialTest
abstract class CertificationTestCase {

  private static final long SEED = Long.getLong("certification.seed", new Random().nextLong());
  private static final Pattern CODE = Pattern.compile("id=\"code\">[0-9A-Z-]{9}<");

  private static SecondTrialNode second;

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  Certifier certifier;

  @BeforeAll
  static void startSecondNode(@Autowired Environment environment) {
    second = SecondTrialNode.beside(environment);
  }

  @AfterAll
  static void stopSecondNode() {
    second.close();
  }

  @BeforeEach
  void drive() {
    System.out.println("Nodes are picked with -Dcertification.seed=" + SEED);
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    certifier = new Certifier(port, List.of(port, second.port()), new Random(SEED), jdbc);
  }

  /**
   * The platform of the shape's own tool. Tests connect other tools to the same LMS, and those know
   * the same courses.
   */
  PlatformId platform(Shape shape) {
    return jdbc.sql(
            """
            select p.id from demo_link l
            join demo_tool t on t.id = l.tool
            join lti_platform p on p.client_id = t.client_id
            where l.link_id = ?
            """)
        .param(shape.link)
        .query((row, number) -> new PlatformId(row.getObject(1, UUID.class)))
        .single();
  }

  static void assertArrived(Page page) {
    assertThat(page.status()).as("%s", page).isEqualTo(303);
    assertThat(page.location()).matches("/(play|course)/.+");
  }

  /** A refusal says a code and no more; nothing is opened. */
  static void assertRefused(Page page) {
    assertThat(page.status()).as("%s", page).isBetween(400, 499);
    assertThat(page.location()).isNull();
    assertThat(page.body()).containsPattern(CODE);
  }
}
