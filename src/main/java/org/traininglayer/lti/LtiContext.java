package org.traininglayer.lti;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;

/**
 * From where somebody launched, and to what: deployment, <a
 * href="https://www.imsglobal.org/spec/lti/v1p3#context-claim">context</a>, <a
 * href="https://www.imsglobal.org/spec/lti/v1p3#target-link-uri">target</a>, <a
 * href="https://www.imsglobal.org/spec/lti/v1p3#custom-properties-and-variable-substitution">custom
 * properties</a> and the way back (LTI Core 1.3).
 *
 * @param platformInstance the platform's {@code guid} where one registration serves several
 *     institutions; empty elsewhere
 * @param course absent when launched outside one
 * @param id the platform's id of the course; absent when launched outside one
 * @param custom custom parameters, values as sent
 * @param returnUrl where the platform wants people back
 */
public record LtiContext(
    String deploymentId,
    String platformInstance,
    @Nullable CourseId course,
    @Nullable String id,
    @Nullable String title,
    URI targetLinkUri,
    Map<String, String> custom,
    @Nullable URI returnUrl) {

  /** Copies the parameters. */
  public LtiContext {
    custom = Map.copyOf(custom);
  }

  /** The same place, with the course as the database knows it. */
  public LtiContext in(@Nullable CourseId known) {
    return new LtiContext(
        deploymentId, platformInstance, known, id, title, targetLinkUri, custom, returnUrl);
  }
}
