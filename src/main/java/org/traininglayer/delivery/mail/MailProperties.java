package org.traininglayer.delivery.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.traininglayer.delivery.MailAddress;

/**
 * Who e-mails come from; the mail server itself is {@code spring.mail}. Both or neither.
 *
 * @param from an address, with a name before it or without: {@code Training
 *     <training@example.org>}; empty for no e-mail
 */
@ConfigurationProperties("traininglayer.mail")
public record MailProperties(@DefaultValue("") String from) {

  /** Refuses what is no address, by the name of the property. */
  public MailProperties {
    if (!from.isBlank()) {
      sender(from);
    }
  }

  /** Who e-mails come from. */
  InternetAddress sender() {
    return sender(from);
  }

  private static InternetAddress sender(String from) {
    try {
      InternetAddress[] addresses = InternetAddress.parse(from, true);
      if (addresses.length == 1 && MailAddress.isValid(addresses[0].getAddress())) {
        return addresses[0];
      }
    } catch (AddressException e) {
      // As below.
    }
    throw new IllegalArgumentException(
        "traininglayer.mail.from must be one e-mail address, with a name before it or without");
  }
}
