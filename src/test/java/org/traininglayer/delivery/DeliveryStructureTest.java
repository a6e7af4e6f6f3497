package org.traininglayer.delivery;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who knows what in delivery, beyond what the modules' own arrows say. */
class DeliveryStructureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.traininglayer");

  private static final Pattern WHAT_IS_SENT =
      Pattern.compile(
          "statement|grade|scor(e|ing)|line.?item|gradebook|xapi|\\blrs\\b|\\blti\\b|platform",
          Pattern.CASE_INSENSITIVE);

  @Test
  void the_outbox_knows_neither_statement_nor_grade() {
    noClasses()
        .that()
        .resideInAPackage("..delivery.outbox..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.traininglayer..")
                .and(
                    not(
                        resideInAnyPackage(
                            "..delivery.outbox..",
                            "org.traininglayer.kernel..",
                            "org.traininglayer.persistence..",
                            "org.traininglayer.http.."))))
        .because("what a message says only its sender knows")
        .check(CLASSES);
  }

  @Test
  void nor_does_it_speak_of_them() throws IOException {
    Path outbox = Path.of("src/main/java/org/traininglayer/delivery/outbox");
    try (Stream<Path> files = Files.list(outbox)) {
      List<Path> sources = files.toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        assertThat(Files.readAllLines(source))
            .as("%s", source.getFileName())
            .noneMatch(line -> WHAT_IS_SENT.matcher(line).find());
      }
    }
  }

  @Test
  void records_and_grades_do_not_know_each_other() {
    noClasses()
        .that()
        .resideInAPackage("..delivery.records..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..delivery.grades..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("..delivery.grades..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..delivery.records..")
        .check(CLASSES);
  }
}
