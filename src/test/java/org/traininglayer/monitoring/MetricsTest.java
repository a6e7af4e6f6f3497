package org.traininglayer.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.delivery.operations.DeliveryMetrics;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.player.LaunchedPeople;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a running application tells whoever watches it, and what it must not tell. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class MetricsTest {

  private static final Pattern NAMED =
      Pattern.compile("\\b(?:traininglayer|http|hikaricp|jvm|process|system)_[a-z0-9_]+");

  @LocalServerPort int port;
  @Autowired Destinations destinations;
  @Autowired DeliveryMetrics deliveries;
  @Autowired LedgerMetrics ledger;
  @Autowired JdbcClient jdbc;
  @Autowired LaunchedPeople people;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

  /** Pauses are told from the first one on. */
  private void collectGarbage() throws Exception {
    for (int i = 0; i < 100 && !metrics().contains("jvm_gc_pause_seconds_sum"); i++) {
      System.gc();
      Thread.sleep(100);
    }
  }

  @Test
  void every_metric_of_the_dashboard_and_of_its_page_exists_in_a_running_application()
      throws Exception {
    UUID destination = UUID.randomUUID();
    destinations.ensure(destination, OrganisationId.DEFAULT, "LRS", "elsewhere", null);
    try {
      deliveries.refresh();
      ledger.refresh();
      send("POST", "/lti/launch");
      send("GET", "/xapi/about");
      collectGarbage();
      Set<String> told =
          metrics()
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("[{ ]", 2)[0])
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(named(expressions())).hasSizeGreaterThan(15).isSubsetOf(told);
      assertThat(named(Files.readString(Path.of("docs/observe.md"))))
          .isNotEmpty()
          .allSatisfy(name ->
              assertThat(told).anyMatch(one -> one.equals(name) || one.startsWith(name + "_")));
    } finally {
      jdbc.sql("delete from outbox_lane where destination_id = :id")
          .param("id", destination)
          .update();
      jdbc.sql("delete from outbox_destination where id = :id").param("id", destination).update();
      deliveries.refresh();
    }
  }

  @Test
  void a_refused_launch_is_counted_by_its_reason() throws Exception {
    double before = counted("traininglayer_launches_total", "REQUEST_MALFORMED");

    send("POST", "/lti/launch");

    assertThat(counted("traininglayer_launches_total", "REQUEST_MALFORMED")).isEqualTo(before + 1);
  }

  @Test
  void what_people_learn_is_counted_once_it_is_committed() throws Exception {
    double before = counted("traininglayer_learning_events_total", "AttemptStarted");

    send("GET", "/play/" + people.learner());

    assertThat(counted("traininglayer_learning_events_total", "AttemptStarted"))
        .isEqualTo(before + 1);
  }

  @Test
  void requests_to_the_record_store_are_counted_by_words_that_are_known() throws Exception {
    String somebody = "anna-" + UUID.randomUUID();

    send("POST", "/xapi/statements?agent=" + somebody);
    send("GET", "/xapi/" + somebody);
    send("GET", "/play/" + somebody);
    send("REPORT", "/xapi/statements");

    assertThat(metrics())
        .contains("method=\"POST\",resource=\"statements\",status=\"401\"")
        .contains("method=\"other\"")
        .contains("resource=\"other\"")
        .doesNotContain(somebody);
  }

  private double counted(String name, String tag) throws IOException, InterruptedException {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(name) && line.contains('"' + tag + '"'))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String expressions() throws IOException {
    JsonNode dashboard =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(Path.of("docs/grafana/training-layer.json")));
    return String.join("\n", dashboard.findValuesAsString("expr"));
  }

  private static Set<String> named(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  private String metrics() throws IOException, InterruptedException {
    return send("GET", "/actuator/prometheus");
  }

  private String send(String method, String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
