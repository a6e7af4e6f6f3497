package org.traininglayer.delivery.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.outbox.Excerpt;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.delivery.outbox.Outcome.Refused;

/**
 * What a fault on the way to a mail server means (<a
 * href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, 4.2</a>): 4yz is later, 5yz
 * is never. Pure. No address of a person is in a reason: servers like to repeat it.
 */
final class SmtpFaults {

  private static final Pattern ADDRESS =
      Pattern.compile("<[^>\\s]*>|[^\\s<>:;,()\"]+@[^\\s<>:;,()\"]+");

  /** Of this mailbox alone: bad address, mailbox full or gone (RFC 3463, 3.2 and 3.3). */
  private static final Pattern OF_THE_MAILBOX =
      Pattern.compile("(?s).*\\b5\\.[12]\\.\\d{1,3}\\b.*");

  private SmtpFaults() {}

  /** While nothing was handed over yet. */
  static Outcome connecting(MessagingException fault) {
    if (fault instanceof AuthenticationFailedException) {
      return new Misconfigured(null, "user name or password is not accepted: " + said(fault));
    }
    if (cause(fault, SSLException.class) != null
        || said(fault).toUpperCase(Locale.ROOT).contains("STARTTLS")) {
      return new Misconfigured(null, "no secure connection: " + said(fault));
    }
    return new Later(null, "no answer: " + said(fault), null, false);
  }

  /** While a mail was handed over. */
  static Outcome sending(MessagingException fault) {
    SMTPSenderFailedException sender = cause(fault, SMTPSenderFailedException.class);
    if (sender != null) {
      return sender.getReturnCode() >= 500
          ? new Misconfigured(sender.getReturnCode(), "the sender is not accepted: " + said(sender))
          : later(sender.getReturnCode(), said(sender));
    }
    SMTPAddressFailedException recipient = cause(fault, SMTPAddressFailedException.class);
    if (recipient != null) {
      int code = recipient.getReturnCode();
      return code >= 500
          ? new Refused(code, said(recipient))
          : Later.only(code, said(recipient)); // greylisting, a full mailbox: others go past
    }
    SMTPSendFailedException sent = cause(fault, SMTPSendFailedException.class);
    if (sent != null && sent.getReturnCode() >= 400) {
      int code = sent.getReturnCode();
      return switch (code) {
        case 530, 534, 535, 538 -> new Misconfigured(code, said(sent)); // RFC 4954, 6
        default -> code >= 500 ? new Refused(code, said(sent)) : later(code, said(sent));
      };
    }
    // The line is gone: whether the mail was taken is not known.
    return new Later(null, "no answer: " + said(fault), null, true);
  }

  /** Whether a refusal is about this one mailbox, and says nothing of the connection. */
  static boolean ofTheMailbox(Refused refused) {
    return OF_THE_MAILBOX.matcher(refused.reason()).matches();
  }

  private static Later later(int code, String reason) {
    return new Later(code, reason, null, false);
  }

  private static <T extends Exception> @Nullable T cause(Exception fault, Class<T> wanted) {
    Exception one = fault;
    for (int depth = 0; one != null && depth < 10; depth++) {
      if (wanted.isInstance(one)) {
        return wanted.cast(one);
      }
      one =
          one instanceof MessagingException chain && chain.getNextException() != null
              ? chain.getNextException()
              : one.getCause() instanceof IOException io ? io : null;
    }
    return null;
  }

  /** What was said, on one line, without addresses. */
  static String said(Exception fault) {
    String text = fault.getMessage();
    String line =
        text == null || text.isBlank()
            ? fault.getClass().getSimpleName()
            : ADDRESS.matcher(text).replaceAll("…@…");
    return Excerpt.line(line);
  }
}
