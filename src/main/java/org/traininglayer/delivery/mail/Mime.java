package org.traininglayer.delivery.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.traininglayer.delivery.Mail;

/**
 * An e-mail as it goes over the wire: plain text and HTML as alternatives (<a
 * href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4">RFC 2046, 5.1.4</a>), files beside
 * them. Every value of a header is an address that was checked, a word of ours, or encoded.
 */
final class Mime {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int LONGEST_SUBJECT = 200;

  private Mime() {}

  /**
   * Makes it.
   *
   * @param id of the mail; each try carries the same {@code Message-ID}, by which a mail that
   *     arrived twice is known (RFC 5322, 3.6.4)
   */
  static MimeMessage of(
      Session session, InternetAddress from, UUID id, MailMessage mail, Instant now)
      throws MessagingException {
    String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@" + domain + ">");
          }
        };
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(oneLine(mail.subject()), UTF_8);
    message.setSentDate(Date.from(now));
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834, 5
    URI unsubscribe = mail.unsubscribe();
    if (unsubscribe != null) {
      message.setHeader("List-Unsubscribe", "<" + unsubscribe.toASCIIString() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MimeMultipart alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(text(mail.text(), "plain"));
    alternatives.addBodyPart(text(mail.html(), "html"));
    if (mail.attachments().isEmpty()) {
      message.setContent(alternatives);
    } else {
      MimeBodyPart body = new MimeBodyPart();
      body.setContent(alternatives);
      MimeMultipart mixed = new MimeMultipart("mixed");
      mixed.addBodyPart(body);
      for (Mail.Attachment attachment : mail.attachments()) {
        mixed.addBodyPart(file(attachment));
      }
      message.setContent(mixed);
    }
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static MimeBodyPart file(Mail.Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(attachment.text(), attachment.type());
    part.setHeader("Content-Type", attachment.type());
    part.setFileName(attachment.name());
    part.setDisposition(MimeBodyPart.ATTACHMENT);
    return part;
  }

  /** A subject ends no line, and is not endless. */
  private static String oneLine(String subject) {
    String line = subject.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT)) + "…";
  }
}
