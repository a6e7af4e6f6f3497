package org.traininglayer.lrs;

import java.util.UUID;
import org.traininglayer.kernel.AccountKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who vouches for a statement (xAPI 1.0.3, part 2, 2.4.9): the agent of the key it came in with.
 *
 * @param name of the key
 * @param json the agent as it is shown
 */
record Authority(UUID key, String name, String json) {

  /** The name under which our own statements are kept; no key may have it. */
  static final String OURSELVES = "training-layer";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Authority of(String homePage, String name) {
    var agent = JSON.createObjectNode().put("objectType", "Agent");
    agent.putObject("account").put("homePage", homePage).put("name", name);
    return new Authority(IndexKey.account(new AccountKey(homePage, name)), name, agent.toString());
  }
}
