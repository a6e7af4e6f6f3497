package org.traininglayer.lti.platforms.keys;

/** The secret key is missing, unreadable, or not the one of this database. */
class SecretKeyException extends RuntimeException {

  SecretKeyException(String message) {
    super(message);
  }
}
