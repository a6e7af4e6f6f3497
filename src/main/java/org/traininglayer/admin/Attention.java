package org.traininglayer.admin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Deliveries.Destination;
import org.traininglayer.lrs.LrsCredentials;
import org.traininglayer.lrs.LrsCredentials.Credential;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Refusals;
import org.traininglayer.lti.Refusals.Refusal;

/** What needs somebody, and where it is mended. */
@Component
class Attention {

  private static final int REFUSALS = 3;

  private final Platforms platforms;
  private final Refusals refusals;
  private final Deliveries deliveries;
  private final LrsCredentials keys;
  private final ConsoleUsers users;
  private final ConsoleProperties properties;

  Attention(
      Platforms platforms,
      Refusals refusals,
      Deliveries deliveries,
      LrsCredentials keys,
      ConsoleUsers users,
      ConsoleProperties properties) {
    this.platforms = platforms;
    this.refusals = refusals;
    this.deliveries = deliveries;
    this.keys = keys;
    this.users = users;
    this.properties = properties;
  }

  /**
   * One thing.
   *
   * @param tone {@code bad}, {@code flag} or {@code info}
   * @param message its words, with {@code arguments} in them; {@code <message>.link} are the words
   *     of the way there
   */
  record Item(String tone, String message, List<Object> arguments, String href) {}

  /** What this user can do something about, the worst first. */
  List<Item> of(ConsoleUser user) {
    List<Item> items = new ArrayList<>();
    if (!user.has(ConsoleRole.SITE_ADMINISTRATOR)) {
      return items;
    }
    for (Destination destination : deliveries.destinations(user.organisation())) {
      int stuck = (int) (destination.dead() + destination.conflicts());
      if (stuck > 0) {
        items.add(item("bad", "stuck", "/admin/deliveries", stuck, destination.name()));
      }
      if (destination.pausedBecause() != null) {
        items.add(item("bad", "paused", "/admin/deliveries", destination.name()));
      }
    }
    List<Platform> all = platforms.all(user.organisation());
    if (all.isEmpty()) {
      items.add(item("flag", "no-platform", "/admin/platforms"));
    }
    for (Platform platform : all) {
      long held =
          platforms.deployments(platform.id()).stream().filter(one -> !one.accepted()).count();
      if (held > 0) {
        items.add(item("flag", "held", "/admin/platforms", held, platform.name()));
      }
    }
    Instant now = Clock.systemUTC().instant();
    for (Credential key : keys.all(user.organisation())) {
      if (key.endsSoon(now)) {
        items.add(
            item(
                "flag",
                "key-ends",
                "/admin/credentials/one?key=" + UriUtils.encode(key.key(), StandardCharsets.UTF_8),
                key.label(),
                String.valueOf(key.terms().lastDay())));
      }
    }
    for (Refusal refusal : refusals.recent(user.organisation(), REFUSALS)) {
      items.add(
          item(
              "info",
              "refused",
              "/admin/connections/" + refusal.code(),
              refusal.cause(),
              refusal.code()));
    }
    if (users.administrators(user.organisation(), null, properties.oidc().on()) == 1) {
      items.add(item("info", "one-administrator", "/admin/users"));
    }
    return items;
  }

  private static Item item(String tone, String name, String href, Object... arguments) {
    return new Item(tone, "console.attention." + name, List.of(arguments), href);
  }
}
