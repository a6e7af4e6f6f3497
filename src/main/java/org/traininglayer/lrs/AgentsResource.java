package org.traininglayer.lrs;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is known to be the same person as an agent (xAPI 1.0.3, part 3, 2.4). Nothing is
 * put together here about anybody: the answer has what was asked with, in the form of a person.
 */
@Component
class AgentsResource implements KeyedResource {

  private static final List<String> PROPERTIES =
      List.of("name", "mbox", "mbox_sha1sum", "openid", "account");

  @Override
  public Set<String> paths() {
    return Set.of("/agents");
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET");
  }

  @Override
  public long maxBody() {
    return 0;
  }

  @Override
  public XapiResponse handle(XapiCall call) {
    call.request().allowParameters(Set.of("agent"));
    String asked = call.request().parameters().get("agent");
    if (asked == null) {
      throw XapiFailure.badParameter("agent", "is required");
    }
    ObjectNode agent = ParameterValue.agent(asked, call.version());
    ObjectNode person = StrictJson.MAPPER.createObjectNode().put("objectType", "Person");
    for (String property : PROPERTIES) {
      if (agent.has(property)) {
        person.putArray(property).add(agent.path(property));
      }
    }
    return XapiResponse.json(person);
  }
}
