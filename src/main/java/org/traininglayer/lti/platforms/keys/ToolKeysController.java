package org.traininglayer.lti.platforms.keys;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the tool's public keys. */
@RestController
class ToolKeysController {

  private final ToolKeys keys;

  ToolKeysController(ToolKeys keys) {
    this.keys = keys;
  }

  @GetMapping("/lti/jwks.json")
  ResponseEntity<String> keys() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(new JWKSet(keys.published()).toString(true));
  }
}
