package org.traininglayer.lrs;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.traininglayer.lrs.LrsCredentials.Scope;

/**
 * The embedded learning record store.
 *
 * @param authorityHomePage home page of the accounts that stand as authority in statements; never
 *     change it once statements are there
 * @param version version that is answered to requests that name none or a wrong one
 * @param maxBody largest request body; more is answered with 413
 * @param maxAttachments largest request of statements with attachments, all together
 * @param maxState largest state document, also after a merge; more is answered with 413
 * @param maxProfile the same for profiles of agents and activities
 * @param maxPage most statements in one answer, and how many there are when the client does not say
 * @param credentials keys that are made or replaced at every start
 */
@ConfigurationProperties("traininglayer.lrs")
record LrsProperties(
    @DefaultValue("https://traininglayer.org/xapi/authority") String authorityHomePage,
    @DefaultValue("1.0.3") String version,
    @DefaultValue("8MB") DataSize maxBody,
    @DefaultValue("16MB") DataSize maxAttachments,
    @DefaultValue("2MB") DataSize maxState,
    @DefaultValue("2MB") DataSize maxProfile,
    @DefaultValue("200") int maxPage,
    @DefaultValue List<Given> credentials) {

  /**
   * A key from the configuration.
   *
   * @param organisation the default organisation when absent
   * @param label what it is for
   * @param scopes what it may do
   */
  record Given(
      @Nullable UUID organisation,
      String key,
      String secret,
      @DefaultValue("from the configuration") String label,
      @DefaultValue("ALL") Set<Scope> scopes) {

    @Override
    public String toString() {
      return "Given[key=" + key + "]";
    }
  }
}
