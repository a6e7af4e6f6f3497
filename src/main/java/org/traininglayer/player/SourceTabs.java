package org.traininglayer.player;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.steps.SourceView;

/**
 * The sources in the panel beside the work. What a source says is the same for every learner, so it
 * is rendered once: the cells of its listing would otherwise be most of the cost of every page.
 */
@Component
class SourceTabs {

  private static final TemplateSpec INSIDE =
      new TemplateSpec("player/source", Set.of("inside"), TemplateMode.HTML, Map.of());

  /**
   * A source of the step.
   *
   * @param shown whether its tab is the open one
   * @param html what it says
   */
  record SourceTab(String id, String title, boolean shown, String html) {}

  private final ITemplateEngine templates;

  /** By identity: a module that is read again has artefacts of its own. */
  private final Cache<Artefact, Map<Locale, String>> rendered =
      Caffeine.newBuilder().weakKeys().maximumSize(2_000).build();

  SourceTabs(ITemplateEngine templates) {
    this.templates = templates;
  }

  /** The sources of a step, as far as the module has them. */
  List<SourceTab> of(List<String> ids, Map<String, Artefact> artefacts, @Nullable String shown) {
    Locale locale = LocaleContextHolder.getLocale();
    return ids.stream()
        .map(artefacts::get)
        .filter(Objects::nonNull)
        .map(artefact ->
            new SourceTab(
                artefact.id(),
                artefact.title(),
                artefact.id().equals(shown),
                rendered
                    .get(artefact, key -> new ConcurrentHashMap<>())
                    .computeIfAbsent(locale, in -> render(artefact, in))))
        .toList();
  }

  private String render(Artefact artefact, Locale locale) {
    return templates.process(
        INSIDE, new Context(locale, Map.of("source", SourceView.of(artefact))));
  }
}
