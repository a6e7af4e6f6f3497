package org.traininglayer.player;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * The words of the player's script, which stand in each page. In one language they are always the
 * same, so they are rendered once.
 */
@Component
class ScriptTexts {

  private static final TemplateSpec TEXTS =
      new TemplateSpec("player/frame", Set.of("texts"), TemplateMode.HTML, Map.of());

  /** How many languages are kept; browsers can ask for any, and all others are the fallback's. */
  private static final int LANGUAGES = 200;

  private final ITemplateEngine templates;
  private final Map<Locale, String> rendered = new ConcurrentHashMap<>();

  ScriptTexts(ITemplateEngine templates) {
    this.templates = templates;
  }

  /** The element, in the language of the request. */
  String html() {
    Locale locale = LocaleContextHolder.getLocale();
    String known = rendered.get(locale);
    if (known != null) {
      return known;
    }
    String html = templates.process(TEXTS, new Context(locale));
    if (rendered.size() < LANGUAGES) {
      rendered.put(locale, html);
    }
    return html;
  }
}
