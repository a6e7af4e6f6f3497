package org.traininglayer.adoption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.ByRole;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.GroupControl;
import org.traininglayer.adoption.metric.Metric;

/** The walls inside: what knows what, and that no figure gets past the disclosure control. */
class AdoptionStructureTest {

  private static final String ADOPTION = "org.traininglayer.adoption";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.traininglayer");

  @Test
  void the_rooms_form_no_circle() {
    slices().matching(ADOPTION + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void facts_formulas_and_disclosure_are_plain_java() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ADOPTION + ".facts..", ADOPTION + ".statistics..", ADOPTION + ".disclosure..")
        .or()
        .implement(Metric.class)
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are of Spring, or of the database") {
              @Override
              public boolean test(JavaClass one) {
                return one.getPackageName().startsWith("java.sql")
                    || (one.getPackageName().startsWith("org.springframework")
                        && !one.getPackageName().startsWith("org.springframework.modulith"));
              }
            })
        .check(CLASSES);
  }

  @Test
  void formulas_know_distributions_and_each_other_and_nothing_else() {
    classes()
        .that()
        .resideInAPackage(ADOPTION + ".statistics..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.apache.commons.statistics..",
            "org.jspecify..",
            ADOPTION + ".statistics..")
        .check(CLASSES);
    slices().matching(ADOPTION + ".statistics.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void formulas_read_no_clock_and_draw_no_lots() {
    noClasses()
        .that()
        .resideInAPackage(ADOPTION + ".statistics..")
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("ask for the time") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getName().equals("now")
                    || call.getName().equals("currentTimeMillis")
                    || call.getName().equals("nanoTime");
              }
            })
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java.time.Clock|java.util.Random|java.security.SecureRandom|.*ThreadLocalRandom")
        .check(CLASSES);
  }

  @Test
  void the_projection_knows_no_metric() {
    noClasses()
        .that()
        .resideInAPackage(ADOPTION + ".projection..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ADOPTION + ".metric..", ADOPTION + ".disclosure..", ADOPTION + ".dashboard..")
        .check(CLASSES);
  }

  @Test
  void pages_read_metrics_and_nothing_below_them() {
    noClasses()
        .that()
        .resideInAPackage(ADOPTION + ".dashboard..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ADOPTION + ".projection..",
            ADOPTION + ".facts..",
            "org.traininglayer.lrs..",
            "org.springframework.jdbc..")
        .check(CLASSES);
  }

  @Test
  void figures_are_made_by_the_disclosure_control_alone() {
    for (Class<?> made : new Class<?>[] {Figure.class, ByRole.class}) {
      noClasses()
          .that()
          .resideOutsideOfPackage(ADOPTION + ".disclosure..")
          .should()
          .callConstructorWhere(makes(made))
          .check(CLASSES);
    }
    classes()
        .that()
        .areAssignableTo(Figure.class)
        .or()
        .areAssignableTo(ByRole.class)
        .should()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
        .check(CLASSES);
  }

  @Test
  void only_the_metrics_set_the_rule_for_small_groups() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ADOPTION + ".disclosure..", ADOPTION + ".metric..")
        .should()
        .callConstructorWhere(makes(DisclosureControl.class))
        .check(CLASSES);
  }

  @Test
  void only_releases_set_the_rule_for_groups_and_read_cohorts_for_pages() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ADOPTION + ".disclosure..", ADOPTION + ".release..")
        .should()
        .callConstructorWhere(makes(GroupControl.class))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("org.traininglayer.admin..", "org.traininglayer.course..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ADOPTION + ".cohort..")
        .check(CLASSES);
  }

  @Test
  void people_and_cells_leave_only_as_estimates() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ADOPTION + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ADOPTION + ".projection..", ADOPTION + ".facts..", ADOPTION + ".dashboard..")
        .check(CLASSES);
  }

  @Test
  void nothing_here_knows_a_type_of_step() {
    noClasses()
        .that()
        .resideInAPackage(ADOPTION + "..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are types of steps") {
              @Override
              public boolean test(JavaClass one) {
                return one.getPackageName().startsWith("org.traininglayer.steps")
                    || (one.getName().startsWith("org.traininglayer.catalog.Step$")
                        && !one.getSimpleName().equals("Head"));
              }
            })
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaConstructorCall> makes(Class<?> type) {
    return new DescribedPredicate<>("make a " + type.getSimpleName()) {
      @Override
      public boolean test(JavaConstructorCall call) {
        return call.getTargetOwner().isEquivalentTo(type);
      }
    };
  }
}
