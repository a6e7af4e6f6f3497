package org.traininglayer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Conditional;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.delivery.Grades;

class ModularityTest {

  private static final String[] TRIAL = {
    "org.traininglayer.demo..", "org.traininglayer.sample..", "org.traininglayer.trial.."
  };

  private final ApplicationModules modules = ApplicationModules.of(TrainingLayerApplication.class);

  @Test
  void grades_of_many_are_locked_one_by_one() {
    noMethods()
        .that()
        .areAnnotatedWith(Transactional.class)
        .should(callSomethingFor("many grades", Set.of("rescore", "sendAllAgain")))
        .because("whoever finishes meanwhile would wait for all of them")
        .check(production());
  }

  private static ArchCondition<JavaMethod> callSomethingFor(String what, Set<String> methods) {
    return new ArchCondition<>("call what is for " + what) {
      @Override
      public void check(JavaMethod caller, ConditionEvents events) {
        caller.getMethodCallsFromSelf().stream()
            .filter(call ->
                call.getTargetOwner().isAssignableTo(Grades.class)
                    && methods.contains(call.getTarget().getName()))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
      }
    };
  }

  @Test
  void every_module_keeps_to_its_allowed_dependencies() {
    modules.verify();
  }

  @Test
  void no_test_package_hides_what_a_module_may_use() {
    assertThat(modules.stream())
        .allSatisfy(module ->
            assertThat(
                    Class.forName(module.getBasePackage().getName() + ".package-info")
                        .getAnnotation(ApplicationModule.class))
                .as("%s: a package-info in the tests hides the one that is checked", module)
                .isNotNull());
  }

  @Test
  void the_table_of_the_architecture_says_what_each_module_may_use() throws IOException {
    Map<String, Set<String>> table = new TreeMap<>();
    Pattern row = Pattern.compile("\\| `([a-z.]+)` \\|.*\\| ([^|]+) \\|");
    for (String line : Files.readAllLines(Path.of("docs", "architecture.md"))) {
      Matcher cells = row.matcher(line);
      if (cells.matches()) {
        String uses = cells.group(2);
        table.put(
            cells.group(1),
            uses.equals("–") ? Set.of() : new TreeSet<>(List.of(uses.split(", ", -1))));
      }
    }
    Map<String, Set<String>> declared = new TreeMap<>();
    for (var module : modules) {
      String name = module.getBasePackage().getName();
      declared.put(name.substring("org.traininglayer.".length()), allowed(name));
    }
    assertThat(table)
        .as("each module has a row with what its package-info allows, without named interfaces")
        .isEqualTo(declared);
  }

  private static Set<String> allowed(String name) {
    try {
      return Stream.of(
              Class.forName(name + ".package-info")
                  .getAnnotation(ApplicationModule.class)
                  .allowedDependencies())
          .map(one -> one.split("::", 2)[0].strip())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " has no package-info", e);
    }
  }

  @Test
  void module_pages_are_drawn() {
    new Documenter(modules).writeDocumentation();
  }

  @Test
  void settings_of_ours_decide_about_no_part_but_those_that_a_start_knows_to_decide() {
    String[] aside = Stream.concat(Stream.of(TRIAL), Stream.of("..kafka..")).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(aside)
        .should()
        .beMetaAnnotatedWith(Conditional.class)
        .because("which parts there are is found out when the jar is built")
        .check(production());
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackages(aside)
        .should()
        .beMetaAnnotatedWith(Conditional.class)
        .because("which parts there are is found out when the jar is built")
        .check(production());
  }

  private static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("org.traininglayer");
  }

  @Test
  void nothing_that_production_runs_knows_the_trial() {
    noClasses()
        .that()
        .resideOutsideOfPackages(TRIAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TRIAL)
        .because("the jar for production does not carry it")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.traininglayer"));
  }

  @Test
  void the_kernel_is_plain_java() {
    noClasses()
        .that()
        .resideInAPackage("..kernel..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "..kernel..",
            "java..",
            "javax.crypto..",
            "org.jspecify..",
            "org.springframework.modulith..")
        .because("values that everybody shares must drag nothing along")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.traininglayer"));
  }
}
