package org.traininglayer.delivery.records;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.steps.Question;
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

  Activity whole() {
    return activity(
        Vocabulary.module(module.id()), Vocabulary.MODULE, module.title(), module.summary(), null);
  }

  Activity step(Step step) {
    return activity(Vocabulary.step(module.id(), id(step)), Vocabulary.STEP, title(step), "", null);
  }

  /** Something that is answered in a step. */
  Activity question(Step step, Question question) {
    List<Component> options = question.options().stream().map(this::component).toList();
    return activity(
        Vocabulary.question(module.id(), id(step), question.path()),
        switch (question.kind()) {
          case COMMITMENT -> Vocabulary.COMMITMENT;
          case ASSESSMENT -> Vocabulary.ASSESSMENT;
          default -> Vocabulary.INTERACTION;
        },
        question.name(),
        question.text(),
        switch (question.kind()) {
          case CHOICE -> Interaction.choice(options);
          case LIKERT -> Interaction.likert(options);
          case SEQUENCING -> Interaction.sequencing(options);
          case MATCHING ->
              Interaction.matching(
                  options, question.targets().stream().map(this::component).toList());
          case NUMERIC -> Interaction.of("numeric");
          case LONG_FILL_IN -> Interaction.of("long-fill-in");
          case OTHER -> Interaction.of("other");
          case COMMITMENT, ASSESSMENT -> null;
        });
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

  private Activity activity(
      String id, String type, String name, String description, @Nullable Interaction interaction) {
    return new Activity(
        id,
        new ActivityDefinition(
            type, texts(module.locale(), name), texts(module.locale(), description), interaction));
  }

  private Component component(Question.Option option) {
    return new Component(
        option.id(), texts(option.ours() ? Locale.ENGLISH : module.locale(), option.text()));
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
}
