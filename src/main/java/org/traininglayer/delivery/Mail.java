package org.traininglayer.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to one recipient.
 *
 * @param what it is, in a few words, for an administrator; names nobody
 * @param subject one line; line ends and controls in it become blanks
 * @param until it is not sent any more then: what it says would be old
 * @param unsubscribe where one click ends mails of this kind (<a
 *     href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058</a>); null where that is elsewhere
 */
public record Mail(
    MailAddress to,
    String what,
    String subject,
    MailBody body,
    Instant until,
    @Nullable URI unsubscribe,
    List<Attachment> attachments) {

  /** Copies the list. */
  public Mail {
    attachments = List.copyOf(attachments);
  }

  /**
   * A text file that comes along.
   *
   * @param name of the file, ASCII
   * @param type media type
   */
  public record Attachment(String name, String type, String text) {}

  /** For logs: neither recipient nor text. */
  @Override
  public String toString() {
    return "Mail[" + what + "]";
  }
}
