package org.traininglayer.lti.platforms.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line what is wrong with the secret key. */
class SecretKeyAnalyzer extends AbstractFailureAnalyzer<SecretKeyException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, SecretKeyException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
