package org.traininglayer.catalog.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput.Block;
import org.traininglayer.catalog.Step.AiOutput.Unit;

/**
 * Puts values for <code>{{name}}</code> into texts that have been read and divided already, so that
 * a value never moves the border of a claim or changes an id. A value is plain text: in Markdown it
 * is escaped, in titles it stands as it is.
 */
final class Filling {

  private static final Pattern USE = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>#|~&!{}]");
  private static final Pattern LIST = Pattern.compile("^(\\d{1,9})([.)])|^([-+=])");

  private final UnaryOperator<String> plain;
  private final UnaryOperator<String> markdown;

  /**
   * With values.
   *
   * @param chosen by name; a name without a value, or with an empty one, keeps its default
   */
  Filling(Map<String, Module.Variable> declared, Map<String, String> chosen) {
    Map<String, String> inPlain = new LinkedHashMap<>();
    Map<String, String> inMarkdown = new LinkedHashMap<>();
    declared.forEach((name, variable) -> {
      String value = chosen.getOrDefault(name, "");
      inPlain.put(name, value.isBlank() ? variable.defaultText() : value);
      // Defaults are written by authors, who may use Markdown.
      inMarkdown.put(name, value.isBlank() ? variable.defaultText() : escaped(value));
    });
    this.plain = text -> filled(text, inPlain);
    this.markdown = text -> filled(text, inMarkdown);
  }

  /** The value as Markdown that shows exactly it. */
  static String escaped(String value) {
    String safe = MARKUP.matcher(value).replaceAll("\\\\$0");
    return LIST.matcher(safe)
        .replaceFirst(m -> {
          String marker = m.group(3);
          return Matcher.quoteReplacement(
              marker == null ? m.group(1) + "\\" + m.group(2) : "\\" + marker);
        });
  }

  private static String filled(String text, Map<String, String> values) {
    return text.contains("{{")
        ? USE.matcher(text)
            .replaceAll(
                use -> Matcher.quoteReplacement(values.getOrDefault(use.group(1), use.group())))
        : text;
  }

  Module module(Module template) {
    Map<String, Artefact> artefacts = new LinkedHashMap<>();
    template.artefacts().forEach((id, artefact) -> artefacts.put(id, artefact(artefact)));
    return template.with(
        template.steps().stream().map(this::step).toList(),
        java.util.Collections.unmodifiableMap(artefacts));
  }

  Artefact artefact(Artefact artefact) {
    return switch (artefact) {
      case Artefact.Table table -> table;
      case Artefact.Document document ->
          new Artefact.Document(
              document.id(),
              document.title(),
              document.note(),
              document.lines().stream()
                  .map(line ->
                      line.markdown().contains("{{")
                          ? MarkdownDocument.line(
                              line.key(), line.heading(), markdown.apply(line.markdown()))
                          : line)
                  .toList());
    };
  }

  List<Block> blocks(List<Block> blocks) {
    return blocks.stream()
        .map(block ->
            new Block(
                block.units().stream()
                    .map(unit -> new Unit(unit.id(), markdown.apply(unit.text())))
                    .toList()))
        .toList();
  }

  Step step(Step step) {
    Step.Head head = head(step.head());
    return switch (step) {
      case Step.Brief brief ->
          new Step.Brief(
              head,
              orNull(brief.persona()),
              markdown.apply(brief.goal()),
              all(brief.groundRules()));
      case Step.Commit commit ->
          new Step.Commit(
              head,
              markdown.apply(commit.question()),
              commit.options().stream()
                  .map(option -> new Step.Option(option.id(), markdown.apply(option.text())))
                  .toList(),
              commit.correct(),
              basis(commit.basis()),
              commit.confidence(),
              commit.reveals());
      case Step.Review review -> review(head, review);
      case Step.Decision decision -> decision(head, decision);
      case Step.Confidence confidence ->
          new Step.Confidence(
              head,
              confidence.moment(),
              confidence.items().stream()
                  .map(item ->
                      new Step.Confidence.Item(
                          item.id(), item.competency(), markdown.apply(item.statement())))
                  .toList());
      case Step.Attest attest ->
          new Step.Attest(
              head,
              markdown.apply(attest.statement()),
              attest.statementVersion(),
              attest.meaning(),
              attest.requires(),
              attest.validFor());
    };
  }

  private Step.Head head(Step.Head head) {
    return new Step.Head(
        head.id(),
        plain.apply(head.title()),
        markdown.apply(head.body()),
        head.minutes(),
        head.competencies(),
        head.metrics(),
        head.exposure(),
        head.artefacts(),
        head.scored(),
        head.weight(),
        head.feedback(),
        head.sources(),
        head.follows().stream().map(this::follow).toList());
  }

  private Step.Follow follow(Step.Follow follow) {
    Map<String, String> texts = new LinkedHashMap<>();
    follow.texts().forEach((option, text) -> texts.put(option, markdown.apply(text)));
    return new Step.Follow(follow.step(), texts, orNull(follow.otherwise()));
  }

  private Step.@Nullable KeyBasis basis(Step.@Nullable KeyBasis basis) {
    return basis == null ? null : new Step.KeyBasis(basis.agreedBy(), markdown.apply(basis.note()));
  }

  private Step review(Step.Head head, Step.Review review) {
    String note = review.baseRateNote();
    return new Step.Review(
        head,
        new Step.AiOutput(
            plain.apply(review.output().title()),
            plain.apply(review.output().byline()),
            blocks(review.output().blocks())),
        review.errors().stream()
            .map(error ->
                new Step.SeededError(
                    error.unit(),
                    error.families(),
                    error.severity(),
                    markdown.apply(error.truth()),
                    error.evidence(),
                    error.actions(),
                    markdown.apply(error.why())))
            .toList(),
        review.decoys().stream()
            .map(
                decoy -> new Step.Foil(decoy.unit(), markdown.apply(decoy.why()), decoy.evidence()))
            .toList(),
        review.sourcesRequired(),
        review.ask(),
        review.families(),
        review.dense(),
        note == null ? null : plain.apply(note),
        review.right().stream()
            .map(right ->
                new Step.Right(right.unit(), markdown.apply(right.why()), right.evidence()))
            .toList());
  }

  private Step decision(Step.Head head, Step.Decision decision) {
    Step.Reason reason = decision.reason();
    return new Step.Decision(
        head,
        markdown.apply(decision.question()),
        decision.options().stream()
            .map(option ->
                new Step.Choice(
                    option.id(),
                    markdown.apply(option.text()),
                    option.level(),
                    markdown.apply(option.then()),
                    option.stance(),
                    orNull(option.misconception())))
            .toList(),
        reason == null
            ? null
            : new Step.Reason(
                markdown.apply(reason.prompt()),
                reason.options().stream()
                    .map(option ->
                        new Step.ReasonOption(
                            option.id(), markdown.apply(option.text()), option.correct()))
                    .toList()),
        basis(decision.basis()),
        decision.confidence());
  }

  private @Nullable String orNull(@Nullable String text) {
    return text == null ? null : markdown.apply(text);
  }

  private List<String> all(List<String> texts) {
    return texts.stream().map(markdown).toList();
  }
}
