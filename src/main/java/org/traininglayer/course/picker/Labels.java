package org.traininglayer.course.picker;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.traininglayer.kernel.Codes;

/** Names that people know, in one language. */
record Labels(MessageSource messages, Locale locale) {

  String role(String id) {
    return named("adoption.role.", id);
  }

  String competency(String id) {
    return named("picker.competency.", id);
  }

  String text(String key, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  private String named(String prefix, String id) {
    String words = Codes.words(id);
    String name = messages.getMessage(prefix + id, null, words, locale);
    return name == null ? words : name;
  }
}
