package org.traininglayer.reports;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.ownership.Tenure;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.people.Roster;

/** R6: what is done for the literacy of the people who use AI, for whom, and who answers for it? */
@Component
class LiteracyFile implements ReportSource {

  private final Catalog catalog;
  private final Attempts attempts;
  private final Roster roster;
  private final Ownership ownership;
  private final int k;
  private final Words words;

  LiteracyFile(
      Catalog catalog,
      Attempts attempts,
      Roster roster,
      Ownership ownership,
      AdoptionProperties properties,
      Words words) {
    this.catalog = catalog;
    this.attempts = attempts;
    this.roster = roster;
    this.ownership = ownership;
    this.k = properties.smallestGroup();
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R6;
  }

  @Override
  public Report make(Asked asked) {
    ReportBuilder report = new ReportBuilder(ReportId.R6, words);
    report.section("systems");
    report.say("systems.none");
    report.section("audience", "module", "title", "version", "roles", "competencies");
    report.say("audience.text");
    List<Module> modules =
        catalog.all().stream().sorted((a, b) -> a.id().value().compareTo(b.id().value())).toList();
    modules.forEach(one ->
        report.row(
            one.id().value(),
            one.title(),
            one.version(),
            String.join(" ", one.audience().roles()),
            String.join(" ", one.primaryCompetencies())));
    report.section("attendance", "module", "people_who_passed");
    Map<ModuleId, Set<LearnerId>> passed = new HashMap<>();
    attempts.passed(asked.organisation(), Instant.EPOCH).stream()
        .map(Attempts.Placed::summary)
        .filter(one -> !one.sample())
        .forEach(
            one -> passed.computeIfAbsent(one.module(), of -> new HashSet<>()).add(one.learner()));
    Roster.Contents contents = roster.contents(asked.organisation(), asked.today());
    report.say(
        "attendance.text",
        people(contents.posts()),
        people(contents.expected()),
        contents.cohorts());
    modules.forEach(one ->
        report.row(one.id().value(), people(passed.getOrDefault(one.id(), Set.of()).size())));
    report.section("review", "module", "source", "cited_as", "review_by");
    report.say("review.text");
    modules.forEach(one ->
        one.sources()
            .forEach(source ->
                report.row(one.id().value(), source.id(), source.cite(), source.reviewBy())));
    report.section("owner", "name", "from", "until", "note");
    List<Tenure> owners = ownership.history(asked.organisation());
    report.say(owners.isEmpty() ? "owner.none" : "owner.text");
    owners.forEach(one -> report.row(one.name(), one.from(), one.until(), one.note()));
    report.section("limits");
    report.say("limits.law");
    return report.build();
  }

  /** Counts of people as they may be told: nobody, fewer than {@code k}, in steps of five. */
  private String people(int count) {
    return count == 0 ? "0" : count < Math.max(k, 20) ? "< " + Math.max(k, 20) : "" + count / 5 * 5;
  }
}
