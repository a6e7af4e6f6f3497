package org.traininglayer.adoption.warnings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Webhooks;
import org.traininglayer.lti.ToolAddress;

/**
 * Tells webhooks that a warning was opened or stands elsewhere by now. What is told is what the
 * console tells: numbers that passed the guard of small groups, and nobody's name.
 */
@Component
class AlertCalls {

  private static final Set<String> STATES = Set.of("OPENED", "ACKNOWLEDGED", "ACTION", "CLOSED");

  private final Warnings warnings;
  private final Webhooks webhooks;
  private final MessageSource messages;
  private final ToolAddress address;

  AlertCalls(Warnings warnings, Webhooks webhooks, MessageSource messages, ToolAddress address) {
    this.warnings = warnings;
    this.webhooks = webhooks;
    this.messages = messages;
    this.address = address;
  }

  @EventListener
  void on(AlertChanged changed) {
    if (!STATES.contains(changed.kind()) || !webhooks.any(changed.organisation())) {
      return;
    }
    Instant now = Instant.now();
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    warnings
        .find(changed.organisation(), changed.alert(), today)
        .ifPresent(alert ->
            webhooks.send(
                changed.organisation(),
                alert.id(),
                changed.kind().equals("OPENED") ? "warning.opened" : "warning.changed",
                now,
                data(alert)));
  }

  private Map<String, Object> data(AlertView alert) {
    LookView look = alert.newest();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", alert.id().toString());
    data.put("rule", alert.rule());
    data.put("title", text("warnings.rule." + alert.code()));
    data.put("safety", alert.safety());
    data.put("group", alert.name());
    data.put("state", alert.state());
    data.put("openedWeek", alert.openedWeek().toString());
    LocalDate check = alert.checkOn();
    if (check != null) {
      data.put("checkOn", check.toString());
    }
    data.put("evidence", text(look.words(), look.arguments().toArray()));
    data.put("link", address.at("/admin/warnings#" + alert.id()).toString());
    return data;
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.ENGLISH);
  }
}
