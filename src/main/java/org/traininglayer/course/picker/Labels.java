package org.traininglayer.course.picker;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** Names that people know, in one language. */
record Labels(MessageSource messages, Locale locale) {

  String role(String id) {
    return named("picker.role.", id);
  }

  String competency(String id) {
    return named("picker.competency.", id);
  }

  String text(String key, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  /** A name, or the id made readable: {@code trial-nurse} is "Trial nurse". */
  private String named(String prefix, String id) {
    String readable = id.replace('-', ' ').strip();
    String capital =
        readable.isEmpty()
            ? id
            : readable.substring(0, 1).toUpperCase(Locale.ROOT) + readable.substring(1);
    String name = messages.getMessage(prefix + id, null, capital, locale);
    return name == null ? capital : name;
  }
}
