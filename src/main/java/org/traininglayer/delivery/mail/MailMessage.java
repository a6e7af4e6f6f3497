package org.traininglayer.delivery.mail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.Mail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An e-mail as the outbox keeps it, form 1. */
record MailMessage(
    String to,
    String what,
    String subject,
    String text,
    String html,
    Instant until,
    @Nullable URI unsubscribe,
    List<Mail.Attachment> attachments) {

  static final int FORM = 1;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  MailMessage {
    attachments = List.copyOf(attachments);
  }

  static MailMessage of(Mail mail) {
    return new MailMessage(
        mail.to().value(),
        mail.what(),
        mail.subject(),
        mail.body().text(),
        mail.body().html(),
        mail.until(),
        mail.unsubscribe(),
        mail.attachments());
  }

  static MailMessage read(String payload) {
    return JSON.readValue(payload, MailMessage.class);
  }

  String payload() {
    return JSON.writeValueAsString(this);
  }

  /** What a payload is, for an administrator; nothing of it when it is no longer kept. */
  static String what(String payload) {
    try {
      return payload.isEmpty() ? "e-mail" : read(payload).what();
    } catch (JacksonException e) {
      return "e-mail";
    }
  }

  /** What a payload says, for an administrator, without the address. */
  static String content(String payload) {
    try {
      MailMessage mail = read(payload);
      return mail.subject + "\n\n" + mail.text;
    } catch (JacksonException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "MailMessage[" + what + "]";
  }
}
