package org.traininglayer.lti;

/** Tests a connection as far as that can be done without a learner. */
public interface ConnectionTests {

  /**
   * Begins a test aside. Its trace, of kind {@code TEST}, is there at once and grows while the test
   * goes on.
   *
   * @return the trace's code
   */
  String begin(Platform platform);
}
