package org.traininglayer.checkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.ModuleFolders;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.catalog.format.ModuleReader;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.YamlFile;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.Draw;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.review.ReviewStep;

/**
 * The short texts of check-ins, {@code check-ins/reviews}: written and checked like a module, and
 * which role gets which of them, {@code check-ins/reviews.yaml}.
 */
@Component
final class ReviewPool {

  /** Where the texts lie. */
  static final String ROOT = "check-ins/reviews/";

  private static final String FOLDER = "check-ins";
  private static final String FILE = "reviews.yaml";
  private static final String ANY = "any";

  private final Module module;
  private final Map<String, List<String>> byRole = new HashMap<>();

  ReviewPool() {
    try {
      module = read();
      YamlNode root =
          YamlFile.read(
              FOLDER,
              FILE,
              new ClassPathResource(FOLDER + "/" + FILE)
                  .getContentAsString(StandardCharsets.UTF_8));
      root.items("pools").forEach(one -> byRole.put(one.text("role"), one.texts("items")));
    } catch (IOException e) {
      throw new IllegalStateException("The short texts of check-ins cannot be read.", e);
    }
  }

  private static Module read() throws IOException {
    List<ModuleFolder> folders = ModuleFolders.shipped(ROOT);
    if (folders.size() != 1) {
      throw new IllegalStateException("There is to be one folder in " + ROOT + ".");
    }
    ModuleReader.Reading reading =
        StepTypes.reader().readReleased(folders.getFirst(), LocalDate.now(ZoneOffset.UTC));
    Module texts = reading.module();
    if (texts == null) {
      throw new IllegalStateException(
          String.join("\n", reading.errors().stream().map(Problem::toString).toList()));
    }
    return texts;
  }

  /** All texts, with their sources. */
  Module module() {
    return module;
  }

  /** A text. */
  Optional<ReviewStep> item(String id) {
    return module.steps().stream()
        .filter(ReviewStep.class::isInstance)
        .map(ReviewStep.class::cast)
        .filter(step -> step.head().id().equals(id))
        .findFirst();
  }

  /** The roles that have texts of their own, and {@code any}. */
  Set<String> roles() {
    return Set.copyOf(byRole.keySet());
  }

  /** The ids of a role's texts; those of everybody where the role is not listed. */
  List<String> of(@Nullable String role) {
    List<String> own = role == null ? null : byRole.get(role);
    return own == null ? byRole.getOrDefault(ANY, List.of()) : own;
  }

  /**
   * The text that somebody gets next.
   *
   * @param role at work; null where it is not known
   * @param seed the same for one person
   * @param given what they got before, the newest last
   */
  String next(@Nullable String role, long seed, List<String> given) {
    List<String> all = new ArrayList<>(of(role));
    module.steps().stream()
        .map(step -> step.head().id())
        .filter(id -> !all.contains(id))
        .forEach(all::add);
    return next(of(role), all, seed, given);
  }

  /**
   * From where the draw begins, the first of the own that was not given; then any other; once all
   * were given, the one that was given longest ago. Pure.
   */
  static String next(List<String> own, List<String> all, long seed, List<String> given) {
    int first = Draw.among(own.size(), seed, "check-in-review");
    for (int i = 0; i < own.size(); i++) {
      String id = own.get((first + i) % own.size());
      if (!given.contains(id)) {
        return id;
      }
    }
    return all.stream()
        .filter(id -> !given.contains(id))
        .findFirst()
        .orElseGet(() ->
            own.stream()
                .min((a, b) -> Integer.compare(given.lastIndexOf(a), given.lastIndexOf(b)))
                .orElseThrow());
  }
}
