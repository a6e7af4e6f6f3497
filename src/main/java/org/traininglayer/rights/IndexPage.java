package org.traininglayer.rights;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.rights.PersonExport.Kind;

/** The page of an export that people read: who, what there is, and what it is. */
@Component
class IndexPage {

  private final MessageSource words;

  IndexPage(MessageSource words) {
    this.words = words;
  }

  String of(Whom whom, Instant at, List<Kind> kinds, Locale locale) {
    StringBuilder rows = new StringBuilder();
    for (Kind kind : kinds) {
      rows.append(
          """
          <tr><td><a href="%s">%s</a></td><td>%s</td><td class="n">%d</td></tr>
          """
              .formatted(
                  html(kind.file()),
                  html(kind.file()),
                  html(say(locale, "rights.table." + kind.name())),
                  kind.rows()));
    }
    String title = html(say(locale, "rights.index.title"));
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>%s</title>
    <style>
    :root { color-scheme: light dark }
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
    table { border-collapse: collapse; width: 100%% }
    td, th { text-align: start; padding: .3rem .6rem; border-bottom: 1px solid; vertical-align: top; overflow-wrap: anywhere }
    .n { text-align: end }
    </style></head>
    <body>
    <h1>%s</h1>
    <p>%s</p>
    <table>
    %s%s%s%s%s</table>
    <h2>%s</h2>
    <p>%s</p>
    <table>
    <tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col" class="n">%s</th></tr>
    %s</table>
    <p>%s</p>
    </body>
    </html>
    """
        .formatted(
            html(locale.toLanguageTag()),
            title,
            title,
            html(say(locale, "rights.index.text")),
            about(locale, "name", Objects.requireNonNullElse(whom.name(), "–")),
            about(
                locale,
                whom.agent().account().isPresent() ? "account" : "identifier",
                whom.agent().value()),
            whom.agent()
                .account()
                .map(account -> about(locale, "platform", account.homePage()))
                .orElse(""),
            about(locale, "role", Objects.requireNonNullElse(whom.jobRole(), "–")),
            about(locale, "at", at.toString()),
            html(say(locale, "rights.index.files")),
            html(say(locale, "rights.index.ndjson")),
            html(say(locale, "rights.index.file")),
            html(say(locale, "rights.index.what")),
            html(say(locale, "rights.index.rows")),
            rows,
            html(say(locale, "rights.index.manifest")));
  }

  private String about(Locale locale, String what, String value) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
        .formatted(html(say(locale, "rights.index." + what)), html(value));
  }

  private String say(Locale locale, String code) {
    return words.getMessage(code, null, locale);
  }

  private static String html(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
