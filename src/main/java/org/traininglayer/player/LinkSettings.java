package org.traininglayer.player;

import java.util.Map;
import org.traininglayer.learning.ModuleSettings;
import org.traininglayer.lti.Launch;

/** What a link sets for its module, in its custom parameters. */
public final class LinkSettings {

  private LinkSettings() {}

  /** What cannot be read does not count. */
  public static ModuleSettings of(Map<String, String> custom) {
    return ModuleSettings.read(
        custom.get(Launch.PASS_MARK_PARAMETER), custom.get(Launch.ATTEMPTS_PARAMETER));
  }
}
