package org.traininglayer.http;

import java.io.IOException;

/** The answer's body is larger than the request allowed. */
public class AnswerTooLargeException extends IOException {

  AnswerTooLargeException(long maxBytes) {
    super("the answer is larger than " + maxBytes + " bytes");
  }
}
