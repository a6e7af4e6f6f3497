package org.traininglayer.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Canvas' rate limit, now and then, where somebody has switched it on. */
@Component
@Profile("demo")
class CanvasThrottle {

  private static final int ONE_IN = 3;

  private final DemoSettings settings;

  CanvasThrottle(DemoSettings settings) {
    this.settings = settings;
  }

  boolean strikes() {
    return settings.throttled() && ThreadLocalRandom.current().nextInt(ONE_IN) == 0;
  }

  static ResponseEntity<String> refused() {
    return ResponseEntity.status(403)
        .header("X-Rate-Limit-Remaining", "0.0")
        .contentType(MediaType.TEXT_PLAIN)
        .body("403 Forbidden (Rate Limit Exceeded)");
  }

  static ResponseEntity<String> unauthorized() {
    return error(401, "Access Token not linked to a Tool associated with this Context");
  }

  static ResponseEntity<String> error(int status, String message) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            DemoRows.JSON.writeValueAsString(
                Map.of(
                    "errors",
                    status == 401
                        ? List.of(Map.of("message", message))
                        : Map.of("type", "unprocessable_entity", "message", message))));
  }
}
