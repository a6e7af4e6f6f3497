package org.traininglayer.course.picker;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.NameOrder;

/**
 * Which modules are wanted, and in which order. Values in, modules out.
 *
 * @param q words that must all be somewhere in what the list shows of a module
 * @param role only modules for this role, or for everybody
 * @param competency only modules that practise this
 * @param minutes only modules of at most this length; 0 for any
 * @param sort by title, or the shortest first
 */
record ModuleFilter(String q, String role, String competency, int minutes, Sort sort) {

  /** The order of the list. */
  enum Sort {
    TITLE,
    SHORT
  }

  /** Lengths to choose from. */
  static final List<Integer> LENGTHS = List.of(10, 20, 30, 45);

  private static final String EVERYBODY = "all";
  private static final int LONGEST = 200;

  /** What came with a request; what is not understood is left out. */
  static ModuleFilter of(
      @Nullable String q,
      @Nullable String role,
      @Nullable String competency,
      @Nullable String minutes,
      @Nullable String sort) {
    return new ModuleFilter(
        text(q),
        text(role),
        text(competency),
        LENGTHS.stream().filter(length -> length.toString().equals(minutes)).findFirst().orElse(0),
        "short".equals(sort) ? Sort.SHORT : Sort.TITLE);
  }

  /** Whether anything is left out of the list. */
  boolean filters() {
    return !q.isEmpty() || !role.isEmpty() || !competency.isEmpty() || minutes > 0;
  }

  /** The modules that fit, in order. */
  List<Module> of(List<Module> modules, Labels words) {
    List<String> parts = Arrays.stream(plain(q).split(" ", -1)).toList();
    return modules.stream()
        .filter(module -> minutes == 0 || module.minutes() <= minutes)
        .filter(module -> role.isEmpty() || isFor(module, role))
        .filter(module -> competency.isEmpty() || competencies(module).anyMatch(competency::equals))
        .filter(module -> {
          String shown = plain(shown(module, words));
          return parts.stream().allMatch(shown::contains);
        })
        .sorted(
            sort == Sort.SHORT
                ? Comparator.comparingInt(Module::minutes)
                    .thenComparing(Module::title, NameOrder.ascending())
                : Comparator.comparing(Module::title, NameOrder.ascending()))
        .toList();
  }

  /** Every role that a module is made for, by name. */
  static List<String> roles(List<Module> modules, Labels words) {
    return modules.stream()
        .flatMap(module -> module.audience().roles().stream())
        .filter(role -> !role.equals(EVERYBODY))
        .distinct()
        .sorted(Comparator.comparing(words::role, NameOrder.ascending()))
        .toList();
  }

  /** Every competency that a module practises, in the order of their ids. */
  static List<String> competencies(List<Module> modules) {
    return modules.stream().flatMap(ModuleFilter::competencies).distinct().sorted().toList();
  }

  private static Stream<String> competencies(Module module) {
    return Stream.concat(
        module.primaryCompetencies().stream(), module.secondaryCompetencies().stream());
  }

  private static boolean isFor(Module module, String role) {
    List<String> roles = module.audience().roles();
    return roles.isEmpty() || roles.contains(EVERYBODY) || roles.contains(role);
  }

  private static String shown(Module module, Labels words) {
    return Stream.of(
            Stream.of(module.title(), module.summary(), module.id().value()),
            module.audience().roles().stream().map(words::role),
            competencies(module).map(id -> id + " " + words.competency(id)))
        .flatMap(parts -> parts)
        .collect(Collectors.joining(" "));
  }

  /** Without accents, case and double spaces. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\u00a0]+", " ")
        .strip();
  }

  private static String text(@Nullable String text) {
    String stripped = text == null ? "" : text.strip();
    return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
  }
}
