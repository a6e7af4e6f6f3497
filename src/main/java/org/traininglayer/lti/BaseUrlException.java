package org.traininglayer.lti;

/** The public address of this tool is missing or wrong. The message says what to set. */
class BaseUrlException extends RuntimeException {

  BaseUrlException(String message) {
    super(message);
  }
}
