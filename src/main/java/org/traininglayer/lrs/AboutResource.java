package org.traininglayer.lrs;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Which versions are spoken here (xAPI 1.0.3, part 3, 2.8). */
@Component
class AboutResource implements OpenResource {

  @Override
  public Set<String> paths() {
    return Set.of("/about");
  }

  @Override
  public XapiResponse handle(XapiRequest request) {
    request.allowParameters(Set.of());
    var about = StrictJson.MAPPER.createObjectNode();
    about.putArray("version").add("1.0.3").add("2.0.0");
    return XapiResponse.json(about);
  }
}
