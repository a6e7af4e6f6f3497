package org.traininglayer.testing.browsers;

/** The browser could not do it: the element is not there, or the frame has just gone on. */
final class CannotYetException extends RuntimeException {

  CannotYetException(String what) {
    super(what);
  }
}
