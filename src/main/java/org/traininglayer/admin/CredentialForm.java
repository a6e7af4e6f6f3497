package org.traininglayer.admin;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.traininglayer.lrs.KeyTerms;
import org.traininglayer.lrs.LrsCredentials.Credential;
import org.traininglayer.lrs.LrsCredentials.Scope;

/**
 * What an administrator types about a key of the record store.
 *
 * @param expires the last day, in UTC; empty for none
 * @param actors home pages and domains, one a line
 * @param activities how ids begin, one a line
 * @param perMinute empty for the configured rate
 * @param origins one a line
 */
record CredentialForm(
    String label,
    Set<String> scopes,
    String expires,
    boolean ownAgent,
    String actors,
    String activities,
    String perMinute,
    String origins) {

  private static final int MAX_LABEL = 100;
  private static final int MAX_LINES = 200;
  private static final int MAX_LINE = 1_000;

  /** An empty form. */
  static CredentialForm empty() {
    return new CredentialForm("", Set.of(Scope.ALL_READ.name()), "", false, "", "", "", "");
  }

  /** Reads a posted form; what is absent is empty. */
  static CredentialForm of(MultiValueMap<String, String> fields) {
    return new CredentialForm(
        one(fields, "label"),
        new LinkedHashSet<>(fields.getOrDefault("scope", List.of())),
        one(fields, "expires"),
        "true".equals(one(fields, "ownAgent")),
        one(fields, "actors"),
        one(fields, "activities"),
        one(fields, "perMinute"),
        one(fields, "origins"));
  }

  /** A key as it is kept. */
  static CredentialForm of(Credential key) {
    KeyTerms terms = key.terms();
    Set<String> actors = new LinkedHashSet<>(terms.actors());
    boolean own = actors.remove(KeyTerms.OWN_AGENT);
    LocalDate last = terms.lastDay();
    Set<String> scopes = new LinkedHashSet<>();
    terms.scopes().forEach(scope -> scopes.add(scope.name()));
    return new CredentialForm(
        key.label(),
        scopes,
        last == null ? "" : last.toString(),
        own,
        String.join("\n", actors),
        String.join("\n", terms.activities()),
        terms.perMinute() == null ? "" : terms.perMinute().toString(),
        String.join("\n", terms.origins()));
  }

  /** Whether something beside purpose, scopes and end is set: then the form shows it at once. */
  public boolean isBound() {
    return ownAgent
        || !actors.isBlank()
        || !activities.isBlank()
        || !perMinute.isBlank()
        || !origins.isBlank();
  }

  /** Field name to message key, empty when all is well. */
  Map<String, String> problems(LocalDate today) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (label.isBlank()
        || label.strip().length() > MAX_LABEL
        || label.chars().anyMatch(Character::isISOControl)) {
      problems.put("label", "admin.credential.label-missing");
    }
    if (scopes().isEmpty() || scopes.stream().anyMatch(name -> scope(name) == null)) {
      problems.put("scope", "admin.credential.scope-missing");
    }
    if (!expires.isBlank()) {
      LocalDate last = day(expires);
      if (last == null || last.getYear() > 9999) {
        problems.put("expires", "credentials.problem.no-day");
      } else if (last.isBefore(today)) {
        problems.put("expires", "credentials.problem.day-over");
      }
    }
    check(problems, "actors", actors, line -> !isOwn(line) && KeyTerms.isActor(line));
    check(problems, "activities", activities, KeyTerms::isActivityPrefix);
    check(problems, "origins", origins, line -> KeyTerms.origin(line).isPresent());
    if (!perMinute.isBlank() && rate(perMinute) == null) {
      problems.put("perMinute", "credentials.problem.perMinute");
    }
    return problems;
  }

  /** As it is to be kept; only without {@linkplain #problems problems}. */
  KeyTerms terms() {
    EnumSet<Scope> may = EnumSet.noneOf(Scope.class);
    for (String name : scopes) {
      Scope scope = scope(name);
      if (scope != null) {
        may.add(scope);
      }
    }
    Set<String> who = lines(actors);
    if (ownAgent) {
      who.add(KeyTerms.OWN_AGENT);
    }
    LocalDate last = day(expires);
    return new KeyTerms(
        may,
        last == null ? null : KeyTerms.endOf(last),
        who,
        lines(activities),
        rate(perMinute),
        lines(origins));
  }

  /** A key as the fields of the audit trail. */
  static Map<String, String> audited(String label, KeyTerms terms) {
    Map<String, String> fields = new LinkedHashMap<>();
    LocalDate last = terms.lastDay();
    Integer rate = terms.perMinute();
    fields.put("for", label);
    fields.put("may", terms.scopes().stream().map(Scope::name).sorted().collect(joining(", ")));
    fields.put("last day", last == null ? "" : last.toString());
    fields.put("actors", String.join(", ", terms.actors()));
    fields.put("activities", String.join(", ", terms.activities()));
    fields.put("requests a minute", rate == null ? "" : rate.toString());
    fields.put("pages", String.join(", ", terms.origins()));
    return fields;
  }

  private static void check(
      Map<String, String> problems, String field, String text, Predicate<String> fits) {
    Set<String> lines = lines(text);
    if (lines.size() > MAX_LINES || lines.stream().anyMatch(line -> line.length() > MAX_LINE)) {
      problems.put(field, "credentials.problem.too-long");
    } else if (!lines.stream().allMatch(line -> line.indexOf('\0') < 0 && fits.test(line))) {
      problems.put(field, "credentials.problem." + field);
    }
  }

  /** The word stands for the key's own agent, which has a box of its own. */
  private static boolean isOwn(String line) {
    return line.equals(KeyTerms.OWN_AGENT);
  }

  private static Set<String> lines(String text) {
    Set<String> lines = new LinkedHashSet<>();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
    return lines;
  }

  private static @Nullable Scope scope(String name) {
    for (Scope scope : Scope.values()) {
      if (scope.name().equals(name)) {
        return scope;
      }
    }
    return null;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Integer rate(String text) {
    String digits = text.strip();
    if (!digits.matches("\\d{1,7}")) {
      return null;
    }
    int rate = Integer.parseInt(digits);
    return rate > KeyTerms.MOST_PER_MINUTE ? null : rate;
  }

  private static String one(MultiValueMap<String, String> fields, String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value;
  }
}
