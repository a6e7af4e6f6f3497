package org.traininglayer.lti;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line which address to set. */
class BaseUrlAnalyzer extends AbstractFailureAnalyzer<BaseUrlException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, BaseUrlException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
