package org.traininglayer.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput.Unit;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.ActivityDefinition;
import org.traininglayer.xapi.ActivityDefinition.Component;
import org.traininglayer.xapi.ActivityDefinition.Interaction;
import org.traininglayer.xapi.Vocabulary;

/**
 * The activities of one module in one version, with their definitions. All choices are named, also
 * the wrong ones; which of them are right is not, because whoever may read the records may read
 * definitions.
 */
record Activities(Module module) {

  private static final String FLAG = "flag";
  private static final String ACCEPT = "accept";

  Activity whole() {
    return activity(
        Vocabulary.module(module.id()), Vocabulary.MODULE, module.title(), module.summary(), null);
  }

  Activity step(Step step) {
    return activity(Vocabulary.step(module.id(), id(step)), Vocabulary.STEP, title(step), "", null);
  }

  /** The choice of a commit or decision. */
  Activity choice(Step step) {
    return switch (step) {
      case Step.Commit commit ->
          choice(
              step,
              commit.question(),
              commit.options().stream()
                  .map(option -> component(option.id(), option.text()))
                  .toList());
      case Step.Decision decision ->
          choice(
              step,
              decision.question(),
              decision.options().stream()
                  .map(option -> component(option.id(), option.text()))
                  .toList());
      case Step.Brief s -> throw noChoice(s);
      case Step.Review s -> throw noChoice(s);
      case Step.Confidence s -> throw noChoice(s);
      case Step.Attest s -> throw noChoice(s);
    };
  }

  private Activity choice(Step step, String question, List<Component> options) {
    return interaction(
        Vocabulary.choice(module.id(), id(step)),
        title(step),
        question,
        Interaction.choice(options));
  }

  /** The reason tier of a decision. */
  Activity reason(Step.Decision step) {
    Step.Reason reason = step.reason();
    if (reason == null) {
      throw noChoice(step);
    }
    return interaction(
        Vocabulary.reason(module.id(), id(step)),
        title(step),
        reason.prompt(),
        Interaction.choice(
            reason.options().stream()
                .map(option -> component(option.id(), option.text()))
                .toList()));
  }

  /** One unit of a review: flagged as wrong, or accepted. */
  Activity unit(Step.Review step, String unit) {
    return interaction(
        Vocabulary.unit(module.id(), id(step), unit),
        title(step) + ": " + unit,
        step.output().units().stream()
            .filter(one -> one.id().equals(unit))
            .map(Unit::text)
            .findFirst()
            .orElse(""),
        Interaction.choice(List.of(ours(FLAG, "Marked as wrong"), ours(ACCEPT, "Let through"))));
  }

  /** The response to a unit. */
  static String judgement(boolean flagged) {
    return flagged ? FLAG : ACCEPT;
  }

  /** A review as one question: which units are wrong. */
  Activity marks(Step.Review step) {
    return interaction(
        Vocabulary.step(module.id(), id(step)) + "/marks",
        title(step),
        step.output().title(),
        Interaction.choice(
            step.output().units().stream()
                .map(unit -> component(unit.id(), unit.text()))
                .toList()));
  }

  /** One item of a self-rating. */
  Activity item(Step.Confidence step, String item) {
    return interaction(
        Vocabulary.item(module.id(), id(step), item),
        title(step),
        step.items().stream()
            .filter(one -> one.id().equals(item))
            .map(Step.Confidence.Item::statement)
            .findFirst()
            .orElse(""),
        Interaction.likert(
            IntStream.rangeClosed(0, 10)
                .mapToObj(value -> component(Integer.toString(value), Integer.toString(value)))
                .toList()));
  }

  /** The text that is acknowledged. */
  Activity commitment(Step.Attest step) {
    return activity(
        Vocabulary.commitment(module.id(), id(step)),
        Vocabulary.COMMITMENT,
        title(step),
        step.statement(),
        null);
  }

  /** Where in the platform: the course, when there is one, and the link to this module. */
  List<Activity> places(AttemptContext context) {
    Activity link =
        new Activity(
            Vocabulary.link(context.key().platform(), context.key().resourceLinkId()),
            new ActivityDefinition(
                Vocabulary.LINK, texts(module.locale(), module.title()), Map.of(), null));
    if (context.contextId() == null) {
      return List.of(link);
    }
    return List.of(
        new Activity(
            Vocabulary.course(context.key().platform(), context.contextId()),
            new ActivityDefinition(
                Vocabulary.COURSE,
                texts(
                    context.locale(), context.contextTitle() == null ? "" : context.contextTitle()),
                Map.of(),
                null)),
        link);
  }

  /** Says that a statement follows our xAPI Profile. */
  static Activity profile() {
    return new Activity(
        Vocabulary.PROFILE_VERSION,
        new ActivityDefinition(
            Vocabulary.PROFILE,
            texts(Locale.ENGLISH, "Training Layer statements, version 1"),
            Map.of(),
            null));
  }

  private Activity interaction(String id, String name, String question, Interaction interaction) {
    return activity(id, Vocabulary.INTERACTION, name, question, interaction);
  }

  private Activity activity(
      String id, String type, String name, String description, @Nullable Interaction interaction) {
    return new Activity(
        id,
        new ActivityDefinition(
            type, texts(module.locale(), name), texts(module.locale(), description), interaction));
  }

  private Component component(String id, String text) {
    return new Component(id, texts(module.locale(), text));
  }

  /** An option whose words are ours, not the module's. */
  private static Component ours(String id, String text) {
    return new Component(id, texts(Locale.ENGLISH, text));
  }

  /** A language map; empty without a text, because an empty text says nothing. */
  private static Map<String, String> texts(Locale locale, String text) {
    return text.isBlank() ? Map.of() : Map.of(locale.toLanguageTag(), text.strip());
  }

  private static String id(Step step) {
    return step.head().id();
  }

  private static String title(Step step) {
    return step.head().title();
  }

  private static IllegalArgumentException noChoice(Step step) {
    return new IllegalArgumentException(
        "step " + id(step) + " of type " + step.type() + " has no such question");
  }
}
