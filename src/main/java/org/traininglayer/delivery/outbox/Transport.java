package org.traininglayer.delivery.outbox;

import java.io.IOException;
import javax.net.ssl.SSLException;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.http.AddressRefusedException;

/** Faults of the connection itself, told as outcomes. */
public final class Transport {

  private Transport() {}

  /** What a request that got no answer comes to. */
  public static Outcome outcome(IOException fault) {
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
