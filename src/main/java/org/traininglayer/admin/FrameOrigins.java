package org.traininglayer.admin;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformNotInUse;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.persistence.AfterTransaction;
import org.traininglayer.persistence.Remembered;
import org.traininglayer.web.FrameParents;

/**
 * Which sites may frame a launch's pages, from the launch and its platform, or from what an
 * administrator named. Remembered for a minute, so that a page does not ask the database for it.
 */
@Component
class FrameOrigins implements FrameParents {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Launches launches;
  private final Platforms platforms;
  private final boolean local;
  private final Remembered<PlatformId, List<String>> named;

  FrameOrigins(JdbcClient jdbc, Launches launches, Platforms platforms, ToolAddress address) {
    this.jdbc = jdbc;
    this.named = new Remembered<>(2_000, REMEMBERED, this::load);
    this.launches = launches;
    this.platforms = platforms;
    String host = String.valueOf(address.base().getHost());
    this.local = host.equals("localhost") || host.equals("127.0.0.1");
  }

  @Override
  public Optional<String> of(String token) {
    return launch(token)
        .flatMap(launch ->
            platforms
                .find(launch.platform())
                .map(platform -> String.join(" ", sources(platform, said(launch)))));
  }

  /** A page that says that the platform is out of use stands in the same frame. */
  private Optional<Launch> launch(String token) {
    try {
      return launches.find(token);
    } catch (PlatformNotInUse e) {
      return Optional.of(e.launch());
    }
  }

  /** The sources for a platform, as far as they are known without a launch. */
  Collection<String> sources(Platform platform, List<URI> said) {
    return FrameRule.sources(platform, said, named(platform.id()), local);
  }

  /** What an administrator named; empty for none. */
  List<String> named(PlatformId platform) {
    return named.get(platform);
  }

  private List<String> load(PlatformId platform) {
    return jdbc.sql(
            """
            select origin from console_frame_origin where platform_id = :platform
            order by origin
            """)
        .param("platform", platform.value())
        .query(String.class)
        .list();
  }

  /** Names the sites that may frame what this platform launches; none for the usual rule. */
  @Transactional
  public void name(PlatformId platform, Collection<String> origins) {
    jdbc.sql("delete from console_frame_origin where platform_id = :platform")
        .param("platform", platform.value())
        .update();
    for (String origin : new TreeSet<>(origins)) {
      jdbc.sql(
              """
              insert into console_frame_origin (platform_id, origin) values (:platform, :origin)
              """)
          .param("platform", platform.value())
          .param("origin", origin)
          .update();
    }
    AfterTransaction.alsoAfter(() -> named.forget(platform));
  }

  private static List<URI> said(Launch launch) {
    List<URI> said = new ArrayList<>();
    if (launch.returnUrl() != null) {
      said.add(launch.returnUrl());
    }
    if (launch.message() instanceof ContentSelection selection) {
      said.add(selection.returnUrl());
    }
    return said;
  }
}
