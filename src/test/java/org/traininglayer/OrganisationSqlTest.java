package org.traininglayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * SQL about a table that has an organisation says which one. What does not, as far as its own text
 * goes, stands with the reason in {@code sql-without-organisation.txt}: file, how many statements,
 * why it is sound. Whoever adds one thinks about it here.
 */
class OrganisationSqlTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path SOURCES = Path.of("src/main/java/org/traininglayer");
  private static final Path LIST = Path.of("src/test/resources/sql-without-organisation.txt");

  private static final Pattern CREATED =
      Pattern.compile("create table (?:if not exists )?(\\w+) ?\\((.*?)\\n\\)", Pattern.DOTALL);
  private static final Pattern ADDED =
      Pattern.compile("alter table (\\w+)\\s+add (?:column )?organisation_id");
  private static final Pattern RENAMED = Pattern.compile("alter table (\\w+)\\s+rename to (\\w+)");

  /** Text blocks, and string literals with those that are put behind them. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\\n]|\\\\.)*+\")*+");

  private static final Pattern STATEMENT =
      Pattern.compile("\\b(?:select|insert into|update|delete from|with)\\b");
  private static final Pattern TABLE =
      Pattern.compile("\\b(?:from|join|into|update)\\s+([a-z_]\\w*)");

  @Test
  void sql_without_organisation_is_what_somebody_looked_at() throws IOException {
    Map<String, Integer> listed = new TreeMap<>();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.startsWith("#")) {
        List<String> parts = List.of(line.split(" +", 3));
        assertThat(parts).as(line).hasSize(3);
        assertThat(parts.get(2).length()).as("a reason: %s", line).isGreaterThan(20);
        assertThat(listed.put(parts.get(0), Integer.valueOf(parts.get(1)))).as(line).isNull();
      }
    }
    assertThat(found()).isEqualTo(listed);
  }

  @Test
  void a_statement_about_people_of_an_organisation_would_be_found() {
    Set<String> tables = Set.of("person");
    assertThat(without("sql(\"select 1 from person where id = :id\")", tables)).isEqualTo(1);
    assertThat(without("sql(\"delete from \" + \"person\")", tables)).isZero();
    assertThat(without("sql(\"\"\"\n  update person set name = ''\n \"\"\")", tables)).isEqualTo(1);
    assertThat(without("\"select 1 from person where organisation_id = :o\"", tables)).isZero();
    assertThat(without("\"select 1 from person\"\n + \" where organisation_id = :o\"", tables))
        .isZero();
    assertThat(without("\"select 1 from lease\"", tables)).isZero();
  }

  /** How many statements of each file name no organisation. */
  static Map<String, Integer> found() throws IOException {
    Set<String> tables = tables();
    assertThat(tables).contains("statement", "person", "outbox_message", "check_in");
    Map<String, Integer> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        int count = without(Files.readString(file), tables);
        if (count > 0) {
          found.put(SOURCES.relativize(file).toString().replace('\\', '/'), count);
        }
      }
    }
    return found;
  }

  private static int without(String java, Set<String> tables) {
    return (int)
        LITERAL
            .matcher(java)
            .results()
            .map(literal -> literal.group().toLowerCase(Locale.ROOT))
            .filter(sql -> STATEMENT.matcher(sql).find() && !sql.contains("organisation"))
            .filter(sql ->
                TABLE
                    .matcher(sql)
                    .results()
                    .map(table -> table.group(1))
                    .anyMatch(tables::contains))
            .count();
  }

  private static Set<String> tables() throws IOException {
    Set<String> tables = new TreeSet<>();
    List<Path> migrations;
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      migrations = files.filter(f -> f.toString().endsWith(".sql")).toList();
    }
    StringBuilder all = new StringBuilder();
    for (Path migration : migrations) {
      all.append(Files.readString(migration).toLowerCase(Locale.ROOT)).append('\n');
    }
    CREATED
        .matcher(all)
        .results()
        .filter(table -> table.group(2).contains("organisation_id"))
        .forEach(table -> tables.add(table.group(1)));
    ADDED.matcher(all).results().forEach(table -> tables.add(table.group(1)));
    List<MatchResult> renamed = RENAMED.matcher(all).results().toList();
    for (MatchResult name : renamed) {
      if (tables.contains(name.group(1))) {
        tables.add(name.group(2));
      }
    }
    return tables;
  }
}
