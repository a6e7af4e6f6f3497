package org.traininglayer.lrs;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of an activity (xAPI 1.0.3, part 3, 2.5): the last word of all statements for each
 * property, names and descriptions in every language. Of one never heard of only its id.
 */
@Component
class ActivitiesResource implements KeyedResource {

  private final StatementView view;

  ActivitiesResource(StatementView view) {
    this.view = view;
  }

  @Override
  public Set<String> paths() {
    return Set.of("/activities");
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
    call.caller().mustRead();
    call.request().allowParameters(Set.of("activityId"));
    String asked = call.request().parameters().get("activityId");
    if (asked == null) {
      throw XapiFailure.badParameter("activityId", "is required");
    }
    UUID key = IndexKey.activity(ParameterValue.iri("activityId", asked));
    ObjectNode activity =
        StrictJson.MAPPER.createObjectNode().put("objectType", "Activity").put("id", asked);
    ObjectNode definition = view.definitions(call.caller(), List.of(key)).get(key);
    if (definition != null) {
      activity.set("definition", definition);
    }
    return XapiResponse.json(activity);
  }
}
