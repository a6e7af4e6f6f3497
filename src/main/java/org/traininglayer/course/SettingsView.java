package org.traininglayer.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step.FeedbackWhen;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.Percent;
import org.traininglayer.learning.CourseRules.EffectiveCourseSettings;
import org.traininglayer.learning.CourseSettings;
import org.traininglayer.learning.ModuleSettings;

/**
 * The page of the settings: every field with its value, and what holds where it is empty.
 *
 * @param course what holds for all modules
 * @param modules what holds for single ones
 * @param choosable modules without a link in the course
 * @param seen version of the settings on the page
 * @param problems message keys by name of the field
 */
record SettingsView(
    RuleFields course,
    List<ModuleFields> modules,
    List<NameField> names,
    List<Choosable> choosable,
    Field checkIns,
    Field reason,
    int seen,
    @Nullable String takenFrom,
    Map<String, String> problems) {

  /** A field with its value; the placeholder is what holds while it is empty. */
  record Field(String name, String value, String placeholder, @Nullable String problem) {}

  /**
   * Three fields about the same.
   *
   * @param attempts the placeholder is a number; 0 for no limit
   */
  record RuleFields(Field pass, Field attempts, Field feedback) {}

  /** The fields of one module. */
  record ModuleFields(String title, boolean set, RuleFields fields) {}

  /** A name to be given. */
  record NameField(Names name, Field field) {}

  /** A module that can be listed. */
  record Choosable(String field, String title, String summary, int minutes, boolean chosen) {}

  /** A change of the settings, in words. */
  record Changed(
      Instant at, @Nullable String who, @Nullable String reason, List<SettingsDifference> what) {}

  /**
   * The page.
   *
   * @param names what the modules of the course, and check-ins, leave open
   * @param sent what was just sent and could not be saved; null when the page shows what is stored
   */
  static SettingsView of(
      EffectiveCourseSettings inForce,
      @Nullable String takenFrom,
      List<CourseModule> offers,
      List<Names> names,
      List<Module> catalog,
      @Nullable Map<String, String> sent,
      Map<String, String> problems,
      int seen) {
    CourseSettings settings = inForce.settings();
    Values values = new Values(sent == null ? stored(settings) : sent, problems);
    Map<ModuleId, Module> modules = new HashMap<>();
    List<ModuleFields> ruled = new ArrayList<>();
    for (CourseModule offer : offers) {
      Module module = offer.module();
      if (modules.put(module.id(), module) != null) {
        continue;
      }
      ModuleSettings below = settings.rule().over(inForce.organisation().ruleFor(module.id()));
      RuleFields fields =
          new RuleFields(
              values.field(
                  SettingsForm.of(SettingsForm.PASS_MARK, module.id()),
                  below.passMark() == null
                      ? percent(module.pass().score())
                      : below.passMark().toString()),
              values.field(
                  SettingsForm.of(SettingsForm.ATTEMPTS, module.id()),
                  String.valueOf(
                      below.attempts() == null ? module.pass().attempts() : below.attempts())),
              values.field(SettingsForm.of(SettingsForm.FEEDBACK, module.id()), ""));
      ruled.add(
          new ModuleFields(
              module.title(),
              settings.modules().containsKey(module.id().value())
                  || problems.keySet().stream().anyMatch(f -> f.endsWith("." + module.id())),
              fields));
    }
    ModuleSettings everywhere = inForce.organisation().rule();
    return new SettingsView(
        new RuleFields(
            values.field(
                SettingsForm.PASS_MARK,
                everywhere.passMark() == null ? "" : everywhere.passMark().toString()),
            values.field(
                SettingsForm.ATTEMPTS,
                everywhere.attempts() == null ? "" : everywhere.attempts().toString()),
            values.field(SettingsForm.FEEDBACK, "")),
        ruled,
        names.stream()
            .map(name ->
                new NameField(
                    name,
                    values.field(
                        SettingsForm.NAME + name.key(),
                        inForce.organisation().names().getOrDefault(name.key(), name.standIn()))))
            .toList(),
        choosable(offers, catalog).stream()
            .map(module ->
                new Choosable(
                    SettingsForm.LISTED + module.id(),
                    module.title(),
                    module.summary(),
                    module.minutes(),
                    values.has(SettingsForm.LISTED + module.id())))
            .toList(),
        values.field(SettingsForm.CHECK_INS, ""),
        values.field(SettingsForm.REASON, ""),
        seen,
        takenFrom,
        problems);
  }

  /** Modules to which no link of the course leads. */
  static List<Module> choosable(List<CourseModule> offers, List<Module> catalog) {
    var linked =
        offers.stream()
            .filter(offer -> offer.link() != null)
            .map(offer -> offer.module().id())
            .collect(Collectors.toSet());
    return catalog.stream().filter(module -> !linked.contains(module.id())).toList();
  }

  /** The form as it would be sent for these settings. */
  private static Map<String, String> stored(CourseSettings settings) {
    Map<String, String> form = new HashMap<>();
    put(form, "", settings.rule());
    settings.modules().forEach((module, rule) -> put(form, "." + module, rule));
    settings.names().forEach((name, value) -> form.put(SettingsForm.NAME + name, value));
    settings.listed().forEach(module -> form.put(SettingsForm.LISTED + module, "1"));
    form.put(
        SettingsForm.CHECK_INS,
        settings.checkInWeeks().stream()
            .map(weeks -> weeks == 0 ? SettingsForm.NO_CHECK_INS : String.valueOf(weeks))
            .collect(Collectors.joining(", ")));
    return form;
  }

  private static void put(Map<String, String> form, String suffix, ModuleSettings rule) {
    Integer pass = rule.passMark();
    Integer attempts = rule.attempts();
    FeedbackWhen feedback = rule.feedback();
    form.put(SettingsForm.PASS_MARK + suffix, pass == null ? "" : pass.toString());
    form.put(SettingsForm.ATTEMPTS + suffix, attempts == null ? "" : attempts.toString());
    form.put(SettingsForm.FEEDBACK + suffix, feedback == null ? "" : feedback.name());
  }

  private static String percent(double score) {
    return String.valueOf(Percent.ofMark(score));
  }

  private record Values(Map<String, String> form, Map<String, String> problems) {

    Field field(String name, String placeholder) {
      return new Field(name, form.getOrDefault(name, "").strip(), placeholder, problems.get(name));
    }

    boolean has(String name) {
      return form.containsKey(name);
    }
  }
}
