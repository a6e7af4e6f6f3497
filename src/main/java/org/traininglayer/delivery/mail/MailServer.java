package org.traininglayer.delivery.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Refused;

/**
 * Hands mails to one mail server, each over a connection of its own. Every answer is waited for so
 * long only that a mail is through, or given up, before somebody else could take it over.
 */
final class MailServer {

  /**
   * Between asking whether the lane is still ours and the end there are at most so many answers.
   */
  private static final int ANSWERS = 6;

  private final JavaMailSenderImpl settings;
  private final InternetAddress from;
  private final Session session;
  private final Clock clock;

  /**
   * As set.
   *
   * @param lease how long a lane is ours without a sign of life
   */
  MailServer(JavaMailSenderImpl settings, InternetAddress from, Duration lease, Clock clock) {
    this.settings = settings;
    this.from = from;
    this.clock = clock;
    this.session = Session.getInstance(properties(settings, lease.dividedBy(ANSWERS)));
  }

  private static Properties properties(JavaMailSenderImpl settings, Duration answer) {
    Properties properties = new Properties();
    properties.putAll(settings.getJavaMailProperties());
    String protocol = "mail." + protocol(settings) + ".";
    for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.setProperty(protocol + wait, Long.toString(answer.toMillis()));
    }
    properties.putIfAbsent(protocol + "ssl.checkserveridentity", "true");
    properties.putIfAbsent(protocol + "starttls.enable", "true");
    if (settings.getUsername() != null
        && !"true".equals(properties.getProperty(protocol + "ssl.enable"))
        && !protocol(settings).equals("smtps")) {
      // A password does not go over a line that anybody can read, unless somebody says so.
      properties.putIfAbsent(protocol + "starttls.required", "true");
    }
    return properties;
  }

  private static String protocol(JavaMailSenderImpl settings) {
    String protocol = settings.getProtocol();
    return protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol;
  }

  /** The name of the server, for an administrator. */
  String host() {
    return String.valueOf(settings.getHost());
  }

  /** Whether the server is there and knows us: a greeting and, with a password, signing in. */
  @Nullable Outcome greet() {
    try (Transport transport = session.getTransport(protocol(settings))) {
      connect(transport);
      return null;
    } catch (MessagingException e) {
      return SmtpFaults.connecting(e);
    }
  }

  /**
   * Hands one mail over.
   *
   * @param stillOurs asked between signing in and handing over
   * @return null when the lane is not ours any more; nothing was handed over then
   */
  @Nullable Outcome send(UUID id, MailMessage mail, BooleanSupplier stillOurs) {
    boolean connected = false;
    try (Transport transport = session.getTransport(protocol(settings))) {
      var message = Mime.of(session, from, id, mail, clock.instant());
      connect(transport);
      connected = true;
      if (!stillOurs.getAsBoolean()) {
        return null;
      }
      Address[] recipients = message.getAllRecipients();
      transport.sendMessage(message, recipients);
      return delivered(transport);
    } catch (MessagingException e) {
      return connected ? SmtpFaults.sending(e) : SmtpFaults.connecting(e);
    } catch (IllegalArgumentException e) {
      return new Refused(0, "the mail cannot be written");
    }
  }

  /** What the server said it took, it took: that it says goodbye badly changes nothing. */
  private static Outcome delivered(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      return new Delivered();
    }
    return new Delivered();
  }

  private void connect(Transport transport) throws MessagingException {
    transport.connect(
        settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
  }
}
