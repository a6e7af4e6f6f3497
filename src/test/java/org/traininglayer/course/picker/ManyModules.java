package org.traininglayer.course.picker;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.ModuleId;

/** A catalogue of fourteen modules besides those that are shipped. */
record ManyModules(Catalog shipped) implements Catalog {

  static final List<Module> MADE =
      List.of(
          module("ai-fluency-core", "How the machine is wrong", 25, List.of("all"), "DIS-2"),
          module("data-into-prompts", "What may go into a prompt", 20, List.of("all"), "DES-2"),
          module("calibration-lab", "Trust the right sentence", 15, List.of("all"), "DIS-3"),
          module("query-drafts", "Queries that fit", 18, List.of("data-manager"), "DES-1"),
          module(
              "coding-review",
              "Coding with a second pair of eyes",
              22,
              List.of("data-manager"),
              "DIS-1"),
          module("csr-section", "A section with its trace", 35, List.of("medical-writer"), "DIS-1"),
          module("lay-summary", "Plain words, no promises", 20, List.of("medical-writer"), "DIS-4"),
          module("case-intake", "Seriousness first", 30, List.of("drug-safety"), "DIL-1"),
          module(
              "narratives", "Narratives without inventions", 28, List.of("drug-safety"), "DIS-1"),
          module("tmf-filing", "Filed where it belongs", 15, List.of("tmf-specialist"), "DIL-2"),
          module(
              "study-dashboard", "Good news on a dashboard", 20, List.of("study-manager"), "DIS-4"),
          module("habits", "A habit in eight weeks", 10, List.of("study-manager"), "ADO-2"),
          module("permitted", "Permitted, and how", 12, List.of("all"), "DEL-1"),
          module(
              "inspection-day",
              "“Show me how you know” <b>&amp;</b> 🙂",
              20,
              List.of("all"),
              "DIL-2"));

  static Module module(
      String id, String title, int minutes, List<String> roles, String competency) {
    return new Module(
        new ModuleId(id),
        "1.2.0",
        Module.Status.RELEASED,
        title,
        "Practise on a case of your own work: " + title.toLowerCase(Locale.ROOT) + ".",
        Locale.ENGLISH,
        new Module.Audience(roles, List.of()),
        minutes,
        List.of(competency),
        List.of(),
        List.of(),
        Map.of(),
        new Module.PassRule(0.75, true, 3),
        List.of(),
        Map.of());
  }

  @Override
  public Optional<Module> find(ModuleId id) {
    return MADE.stream()
        .filter(module -> module.id().equals(id))
        .findFirst()
        .or(() -> shipped.find(id));
  }

  @Override
  public Optional<Module> find(ModuleId id, String version) {
    return shipped.find(id, version);
  }

  @Override
  public List<Module> all() {
    return Stream.concat(MADE.stream(), shipped.all().stream())
        .sorted(Comparator.comparing(Module::title))
        .toList();
  }
}
