package org.traininglayer.lti.platforms;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lists the mistakes of the platforms file, one line each. */
class PlatformsFileAnalyzer extends AbstractFailureAnalyzer<PlatformsFileException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, PlatformsFileException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Correct the file; lti-config/platforms.example.yaml explains every line.",
        cause);
  }
}
