package org.traininglayer.delivery;

import java.io.IOException;
import javax.net.ssl.SSLException;
import org.traininglayer.delivery.Outcome.Later;
import org.traininglayer.delivery.Outcome.Misconfigured;
import org.traininglayer.http.AddressRefusedException;

/** Faults of the connection itself, told as outcomes. */
final class Transport {

  private Transport() {}

  static Outcome outcome(IOException fault) {
    if (fault instanceof AddressRefusedException) {
      return new Misconfigured(null, text(fault));
    }
    if (fault instanceof SSLException) {
      return new Misconfigured(null, "no secure connection: " + text(fault));
    }
    return new Later(null, "no answer: " + text(fault), null, true);
  }

  private static String text(IOException fault) {
    String message = fault.getMessage();
    return message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
  }
}
