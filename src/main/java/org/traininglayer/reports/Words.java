package org.traininglayer.reports;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of reports. Always the same language, so that the same facts have the same hash. */
@Component
public class Words {

  private final MessageSource messages;

  Words(MessageSource messages) {
    this.messages = messages;
  }

  /** {@code reports.<key>} with what is put into it; numbers as they are. */
  public String say(String key, Object... arguments) {
    Object[] texts = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = String.valueOf(arguments[i]);
    }
    return messages.getMessage("reports." + key, texts, Locale.ENGLISH);
  }

  /** The heading of a column, from its code: {@code started_at} is "started at (UTC)". */
  public String column(String code) {
    String plain = code.replace('_', ' ');
    return plain.endsWith(" at") ? plain + " (UTC)" : plain;
  }
}
