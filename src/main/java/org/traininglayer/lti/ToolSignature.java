package org.traininglayer.lti;

import java.util.Map;

/** Signs as this tool, with the current key of {@code /lti/jwks.json} (RS256, {@code kid} set). */
public interface ToolSignature {

  /**
   * A signed JWT in compact form.
   *
   * @param claims times as {@link java.time.Instant}; written as seconds
   */
  String sign(Map<String, Object> claims);
}
