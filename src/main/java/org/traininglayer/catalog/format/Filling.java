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

/**
 * Puts values for <code>{{name}}</code> into texts that have been read and divided already, so that
 * a value never moves the border of a claim or changes an id. A value is plain text: in Markdown it
 * is escaped, in titles it stands as it is.
 */
public final class Filling {

  private static final Pattern USE = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>#|~&!{}]");
  private static final Pattern LIST = Pattern.compile("^(\\d{1,9})([.)])|^([-+=])");

  private final StepFormats formats;
  private final UnaryOperator<String> plain;
  private final UnaryOperator<String> markdown;

  /**
   * With values.
   *
   * @param chosen by name; a name without a value, or with an empty one, keeps its default
   */
  Filling(StepFormats formats, Map<String, Module.Variable> declared, Map<String, String> chosen) {
    this.formats = formats;
    Map<String, String> inPlain = new LinkedHashMap<>();
    declared.forEach((name, variable) -> {
      String value = chosen.getOrDefault(name, "");
      inPlain.put(name, value.isBlank() ? variable.defaultText() : value);
    });
    this.plain = text -> filled(text, inPlain);
    this.markdown = inMarkdown(declared, chosen);
  }

  /** Puts values into texts in Markdown that belong to no module. */
  public static UnaryOperator<String> inMarkdown(
      Map<String, Module.Variable> declared, Map<String, String> chosen) {
    Map<String, String> values = new LinkedHashMap<>();
    declared.forEach((name, variable) -> {
      String value = chosen.getOrDefault(name, "");
      // Defaults are written by authors, who may use Markdown.
      values.put(name, value.isBlank() ? variable.defaultText() : escaped(value));
    });
    return text -> filled(text, values);
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
    Map<String, List<Step>> parallel = new LinkedHashMap<>();
    template
        .parallel()
        .forEach((step, forms) -> parallel.put(step, forms.stream().map(this::step).toList()));
    return template
        .with(
            template.steps().stream().map(this::step).toList(),
            java.util.Collections.unmodifiableMap(artefacts))
        .withParallel(parallel);
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

  /** A step with the values in its texts; also one that is nested in another. */
  public Step step(Step step) {
    return formats.of(step).filled(step, head(step.head()), this);
  }

  /** A text in which a value stands as it is, such as a title. */
  public String plain(String text) {
    return plain.apply(text);
  }

  /** A text in Markdown. */
  public String markdown(String text) {
    return markdown.apply(text);
  }

  /** A text in Markdown that may be missing. */
  public @Nullable String markdownOrNull(@Nullable String text) {
    return text == null ? null : markdown.apply(text);
  }

  /** Texts in Markdown. */
  public List<String> markdown(List<String> texts) {
    return texts.stream().map(markdown).toList();
  }

  /** On what a key rests. */
  public Step.@Nullable KeyBasis basis(Step.@Nullable KeyBasis basis) {
    return basis == null ? null : new Step.KeyBasis(basis.agreedBy(), markdown.apply(basis.note()));
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
        head.follows().stream().map(this::follow).toList(),
        head.route(),
        head.form());
  }

  private Step.Follow follow(Step.Follow follow) {
    Map<String, String> texts = new LinkedHashMap<>();
    follow.texts().forEach((option, text) -> texts.put(option, markdown.apply(text)));
    return new Step.Follow(follow.step(), texts, markdownOrNull(follow.otherwise()));
  }
}
