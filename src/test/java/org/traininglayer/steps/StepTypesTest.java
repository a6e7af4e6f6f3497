package org.traininglayer.steps;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every type of step must bring, and that nobody else knows one of them. */
class StepTypesTest {

  static List<String> names() {
    return StepTypes.all().stream().map(type -> type.format().name()).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_type_brings_its_schema_words_and_fragments(String name) throws IOException {
    assertThat(text("/schema/module/step-" + name + ".schema.json")).contains("properties");
    assertThat(text("/messages/steps-" + name + ".properties")).contains("steps." + name + ".");
    String template = text("/templates/steps/" + name + ".html");
    for (String fragment : List.of("content", "action", "feedback", "past")) {
      assertThat(template).contains("th:fragment=\"" + fragment + "(view)\"");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_file_of_any_type_may_have_what_steps_have_in_common(String name) throws IOException {
    for (String key :
        List.of("body", "exposure", "artefacts", "sources", "follows", "when", "next", "branch")) {
      assertThat(text("/schema/module/step-" + name + ".schema.json"))
          .contains("common.schema.json#/$defs/head_" + key + "\"");
    }
  }

  @Test
  void no_two_types_have_the_same_name() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void attempts_records_figures_courses_and_pages_know_no_type_of_step() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.traininglayer.learning..",
            "org.traininglayer.player..",
            "org.traininglayer.delivery..",
            "org.traininglayer.adoption..",
            "org.traininglayer.course..",
            "org.traininglayer.catalog..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.traininglayer.steps.*..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.traininglayer"));
  }

  @Test
  void learning_knows_nothing_of_platforms() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.traininglayer.learning..",
            "org.traininglayer.steps..",
            "org.traininglayer.catalog..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.traininglayer.lti..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.traininglayer"));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = StepTypesTest.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
