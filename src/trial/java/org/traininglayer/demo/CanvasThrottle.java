package org.traininglayer.demo;

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

  private static String type(int status) {
    return switch (status) {
      case 401 -> "unauthorized";
      case 404 -> "not_found";
      case 412 -> "precondition_failed";
      case 422 -> "unprocessable_entity";
      default -> "bad_request";
    };
  }

  static ResponseEntity<String> error(int status, String message) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            DemoRows.JSON.writeValueAsString(
                Map.of("errors", Map.of("type", type(status), "message", message))));
  }
}
