package org.traininglayer.lti.diagnosis.doctor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.traininglayer.http.AddressRefusedException;
import org.traininglayer.http.AnswerTooLargeException;

/** Why there was no answer, in words. */
final class NetworkWords {

  private NetworkWords() {}

  static String of(IOException e) {
    return switch (e) {
      case AddressRefusedException refused -> "no answer: " + refused.getMessage();
      case UnknownHostException unknown -> "no answer: the host's name is unknown (DNS)";
      case SSLException tls ->
          "no answer: the certificate is not trusted (" + tls.getMessage() + ")";
      case ConnectException refused -> "no answer: nobody listens there (connection refused)";
      case NoRouteToHostException route ->
          "no answer: the network does not lead there (connection)";
      case InterruptedIOException late -> "no answer in time (timeout)";
      case AnswerTooLargeException large -> "too much: " + large.getMessage();
      default -> "no answer: " + e.getClass().getSimpleName();
    };
  }
}
