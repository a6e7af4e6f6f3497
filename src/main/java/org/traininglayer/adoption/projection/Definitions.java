package org.traininglayer.adoption.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.facts.Facts;

/** By which definition each metric's cells are counted now, for all nodes together. */
@Component
final class Definitions {

  /** Beside the metrics: by which version statements were read into facts. */
  static final String FACTS = "facts";

  private final JdbcClient jdbc;

  Definitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The version that the cells of each metric have. */
  Map<String, Integer> counted() {
    Map<String, Integer> counted = new TreeMap<>();
    jdbc.sql("select metric, definition from adoption_metric")
        .query(row -> {
          counted.put(row.getString("metric"), row.getInt("definition"));
        });
    return counted;
  }

  /** Notes that the cells of this metric are complete by its present definition. */
  void note(FactCounter counter, Instant when) {
    note(counter.id(), counter.definitionVersion(), when);
  }

  private void note(String metric, int definition, Instant when) {
    jdbc.sql(
            """
            insert into adoption_metric (metric, definition, counted_at)
            values (:metric, :definition, :when)
            on conflict (metric) do update
              set definition = excluded.definition, counted_at = excluded.counted_at
            """)
        .param("metric", metric)
        .param("definition", definition)
        .param("when", when.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether statements were read into facts by an older version than this one. */
  boolean readByOlder() {
    return counted().getOrDefault(FACTS, 0) < Facts.VERSION;
  }

  /** Notes that statements are read by this version from here on. */
  void noteFacts(Instant when) {
    note(FACTS, Facts.VERSION, when);
  }

  /** From here on these definitions count, and no others. */
  void restart(Collection<? extends FactCounter> counters) {
    jdbc.sql("delete from adoption_metric").update();
    Instant now = Instant.now();
    counters.forEach(counter -> note(counter, now));
    noteFacts(now);
  }

  /** Ids for {@code string_to_array}, in the order of {@link #versions}. */
  static String ids(Collection<? extends FactCounter> counters) {
    return counters.stream().map(FactCounter::id).collect(Collectors.joining(","));
  }

  /** Versions for {@code string_to_array}, in the order of {@link #ids}. */
  static String versions(Collection<? extends FactCounter> counters) {
    return counters.stream()
        .map(counter -> String.valueOf(counter.definitionVersion()))
        .collect(Collectors.joining(","));
  }

  /** Those whose cells are not there by their present definition. */
  List<FactCounter> missing(Collection<? extends FactCounter> counters) {
    Map<String, Integer> counted = counted();
    return counters.stream()
        .filter(counter -> {
          Integer version = counted.get(counter.id());
          return version == null || version < counter.definitionVersion();
        })
        .map(FactCounter.class::cast)
        .toList();
  }

  /** Whether somebody else counts by a newer definition, or counts what is not known here. */
  boolean overtaken(Collection<? extends FactCounter> counters) {
    Map<String, Integer> mine = new TreeMap<>();
    counters.forEach(counter -> mine.put(counter.id(), counter.definitionVersion()));
    mine.put(FACTS, Facts.VERSION);
    return counted().entrySet().stream()
        .anyMatch(one -> one.getValue() > mine.getOrDefault(one.getKey(), 0));
  }
}
