package org.traininglayer.checkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlFile;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.checkins.CheckInExtra.Part;
import org.traininglayer.checkins.FollowUps.Rule;
import org.traininglayer.checkins.FollowUps.When;
import org.traininglayer.steps.checkin.CheckinStep;
import org.traininglayer.steps.checkin.CheckinStep.Item;
import org.traininglayer.steps.checkin.CheckinStep.Kind;
import org.traininglayer.steps.checkin.CheckinStep.Stage;

/**
 * What is asked in check-ins, by {@code check-ins/check-ins.yaml}: the items of each moment, the
 * stages of workflows, the rules for what follows, and the questions for whoever leads the work.
 */
@Component
final class Questionnaire {

  private static final String FOLDER = "check-ins";
  private static final String FILE = "check-ins.yaml";
  private static final String STAGES = "stages";

  /** The stages of everybody whose role has none of its own. */
  private static final String ANY = "any";

  /** In a list of last items: the item of the person's role. */
  private static final String ROLE = "role";

  /** A module for no more roles than these is about the work of the first. */
  private static final int FEW = 2;

  private final Map<String, Module.Variable> variables = new LinkedHashMap<>();

  /** Which other name stands in for one that is not given. */
  private final Map<String, String> standIns = new HashMap<>();

  private final List<Item> always = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private final Map<String, Item> last = new HashMap<>();
  private final Map<String, Item> byRole = new HashMap<>();
  private final Map<String, Listed> stagesOfModule = new HashMap<>();
  private final Map<String, Listed> stagesOfRole = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Item> ofLead = new HashMap<>();

  Questionnaire() {
    this(shipped());
  }

  Questionnaire(YamlNode root) {
    root.entriesOf("vars")
        .forEach((name, entry) -> {
          variables.put(
              name,
              new Module.Variable(
                  entry.value().text("label"), entry.value().text("default"), false));
          if (entry.value().get("or") != null) {
            standIns.put(name, entry.value().text("or"));
          }
        });
    root.items("items").forEach(one -> always.add(item(one)));
    root.items("moments")
        .forEach(one ->
            moments.add(
                new Moment(
                    Plan.days(one.text("offset")),
                    one.texts("last"),
                    one.texts("lead"),
                    extras(one))));
    root.items("last").forEach(one -> last.put(one.text("id"), item(one)));
    root.items("roles").forEach(one -> byRole.put(one.text(ROLE), item(one)));
    root.items(STAGES)
        .forEach(one -> {
          if (one.get("module") == null) {
            stagesOfRole.put(one.text(ROLE), listed(STAGES + "-" + one.text(ROLE), one));
          } else {
            stagesOfModule.put(one.text("module"), listed(STAGES, one));
          }
        });
    root.items("follow_ups").forEach(one -> rules.add(rule(one)));
    root.items("lead").forEach(one -> ofLead.put(one.text("id"), item(one)));
  }

  /**
   * What a moment adds.
   *
   * @param days after the module
   * @param last ids of items, the first of which that there is is asked
   * @param lead ids of the questions for whoever leads the work; none where they are not asked
   * @param extras what stands after the core, and nobody has to answer
   */
  private record Moment(int days, List<String> last, List<String> lead, List<Part> extras) {}

  private static List<Part> extras(YamlNode moment) {
    return moment.texts("extra").stream().map(word -> Part.of(word).orElseThrow()).toList();
  }

  /** What this moment asks beyond its questions and its short text, in this order. */
  List<Part> extras(String moment) {
    return moment(moment).extras;
  }

  /**
   * The check-in of a moment, as a step of its own.
   *
   * @param role at work; null when it is not known
   * @param names of the organisation, by variable
   */
  CheckinStep step(String moment, Module module, @Nullable String role, Map<String, String> names) {
    Moment asked = moment(moment);
    String known = role(role, module);
    List<Item> items = new ArrayList<>(always);
    asked.last.stream()
        .map(id -> id.equals(ROLE) ? byRole.get(known) : last.get(id))
        .filter(item -> item != null)
        .findFirst()
        .ifPresent(items::add);
    Listed stages = listed(module, known);
    return step(
        moment,
        items.stream()
            .map(item ->
                item.kind() == Kind.STAGE_LIST
                    ? new Item(
                        stages.item,
                        item.kind(),
                        item.question(),
                        stages.stages,
                        null,
                        null,
                        stages.checks)
                    : item)
            .toList(),
        names);
  }

  /** The questions for whoever leads the work, likewise. */
  CheckinStep lead(String moment, Map<String, String> names) {
    return step(
        moment,
        moment(moment).lead.stream()
            .map(id -> Objects.requireNonNull(ofLead.get(id), "no question for leads: " + id))
            .toList(),
        names);
  }

  /** Whether those who lead the work are asked at this moment. */
  boolean asksLead(String moment) {
    return !moment(moment).lead.isEmpty();
  }

  /** The stages of the workflow that a module is about, in their order. */
  List<Stage> stages(Module module, @Nullable String role) {
    return listed(module, role).stages;
  }

  /**
   * Stages, and the id of the item that asks for them: one for each list, so that whoever reads the
   * records sees the same choices behind the same id.
   *
   * @param checks ids of those in which a person checks what the AI made
   */
  private record Listed(String item, List<Stage> stages, List<String> checks) {

    /** Of a workflow that none is known of. */
    static final Listed NONE = new Listed(STAGES + "-" + ANY, List.of(), List.of());
  }

  private static Listed listed(String item, YamlNode node) {
    return new Listed(
        item,
        stages(node, STAGES),
        node.items(STAGES).stream()
            .filter(one -> one.isTrue("check"))
            .map(one -> one.text("id"))
            .toList());
  }

  private Listed listed(Module module, @Nullable String role) {
    Listed listed = stagesOfModule.get(module.id().value());
    if (listed != null) {
      return listed;
    }
    List<Stage> drawn = Workflow.stages(module);
    if (!drawn.isEmpty()) {
      return new Listed(STAGES, drawn, Workflow.checks(module));
    }
    Listed ofRole = role == null ? null : stagesOfRole.get(role);
    return ofRole == null ? stagesOfRole.getOrDefault(ANY, Listed.NONE) : ofRole;
  }

  /** The rules for what follows, the most urgent first. */
  List<Rule> rules() {
    return rules;
  }

  /** Those of these stages in which a person checks what the AI made. */
  List<String> checks(Module module, @Nullable String role) {
    return listed(module, role).checks;
  }

  /** The modules for which stages are listed. */
  Set<String> modulesWithStages() {
    return Set.copyOf(stagesOfModule.keySet());
  }

  /** The roles that have an item or stages of their own. */
  Set<String> roles() {
    return Set.copyOf(byRole.keySet());
  }

  /** Puts the names of the organisation into a text. */
  UnaryOperator<String> filling(Map<String, String> names) {
    Map<String, String> given = new HashMap<>(names);
    standIns.forEach((name, other) -> {
      if (given.getOrDefault(name, "").isBlank()) {
        given.put(name, given.getOrDefault(other, ""));
      }
    });
    return Filling.inMarkdown(variables, given);
  }

  /** The names that the texts use; not those that only stand in for others. */
  Map<String, Module.Variable> variables() {
    Map<String, Module.Variable> used = new LinkedHashMap<>(variables);
    used.keySet().removeAll(standIns.values());
    return used;
  }

  /** The role as somebody has it, else the one that the module is for, if it is for few. */
  static @Nullable String role(@Nullable String known, Module module) {
    List<String> audience = module.audience().roles();
    return known != null || audience.isEmpty() || audience.size() > FEW
        ? known
        : audience.getFirst();
  }

  private Moment moment(String moment) {
    int days = Plan.days(moment);
    Moment asked = moments.getFirst();
    for (Moment one : moments) {
      asked = one.days <= days ? one : asked;
    }
    return asked;
  }

  private CheckinStep step(String moment, List<Item> items, Map<String, String> names) {
    UnaryOperator<String> filled = filling(names);
    return new CheckinStep(
        new Step.Head(
            "check-in-" + moment.toLowerCase(Locale.ROOT),
            "Check-in",
            "",
            2,
            List.of(),
            List.of("M8"),
            Step.Guidance.INDEPENDENT,
            List.of(),
            false,
            1,
            Step.FeedbackWhen.IMMEDIATE,
            List.of()),
        moment,
        items.stream()
            .map(item ->
                new Item(
                    item.id(),
                    item.kind(),
                    filled.apply(item.question()),
                    item.stages(),
                    item.competency(),
                    item.otherwise() == null ? null : filled.apply(item.otherwise()),
                    item.checks()))
            .toList());
  }

  private static Item item(YamlNode node) {
    Kind kind = StepSource.oneOf(Kind.class, node.text("kind"), Kind.NOTE);
    String competency = node.text("competency");
    String otherwise = node.text("otherwise");
    return new Item(
        node.text("id"),
        kind,
        node.text("question"),
        stages(node, "options"),
        competency.isEmpty() ? null : competency,
        otherwise.isEmpty() ? null : otherwise);
  }

  private static List<Stage> stages(YamlNode node, String key) {
    return node.items(key).stream()
        .map(one -> new Stage(one.text("id"), one.text("text")))
        .toList();
  }

  private static Rule rule(YamlNode node) {
    YamlNode when = node.get("when");
    if (when == null) {
      throw new IllegalStateException("The follow-up " + node.text("id") + " has no when.");
    }
    String module = node.text("module");
    return new Rule(
        node.text("id"),
        new When(
            texts(when, "answers"),
            texts(when, "not"),
            number(when.text("sure_from")),
            number(when.text("sure_below")),
            number(when.text("caught_below"))),
        node.text("text"),
        module.isEmpty() ? null : module,
        node.text("after").isEmpty() ? 0 : Plan.days(node.text("after")));
  }

  private static Map<String, String> texts(YamlNode node, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.entriesOf(key)
        .forEach((name, entry) -> {
          if (entry.value() instanceof YamlNode.Scalar scalar) {
            texts.put(name, scalar.text());
          }
        });
    return texts;
  }

  private static @Nullable Double number(String text) {
    return text.isEmpty() ? null : Double.valueOf(text);
  }

  private static YamlNode shipped() {
    try {
      return YamlFile.read(
          FOLDER,
          FILE,
          new ClassPathResource(FOLDER + "/" + FILE).getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("The file " + FOLDER + "/" + FILE + " is missing.", e);
    }
  }
}
