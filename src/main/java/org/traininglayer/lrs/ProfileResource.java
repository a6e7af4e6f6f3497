package org.traininglayer.lrs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Our xAPI Profile: what the terms in our statements mean, for anybody.
 *
 * @see <a href="https://adlnet.github.io/xapi-profiles/xapi-profiles-structure.html">xAPI
 *     Profiles</a>
 */
@Component
class ProfileResource implements OpenResource {

  @Override
  public Set<String> paths() {
    return Set.of("/profile");
  }

  @Override
  public XapiResponse handle(XapiRequest request) {
    request.allowParameters(Set.of());
    try (InputStream file = ProfileResource.class.getResourceAsStream("/xapi/profile.jsonld")) {
      return new XapiResponse(
          200,
          Map.of("Content-Type", "application/ld+json"),
          Objects.requireNonNull(file).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
