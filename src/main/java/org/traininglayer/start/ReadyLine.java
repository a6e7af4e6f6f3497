package org.traininglayer.start;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The last line of a start: which address to open. */
@Component
class ReadyLine {

  private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);

  @EventListener
  void ready(ApplicationReadyEvent event) {
    Environment environment = event.getApplicationContext().getEnvironment();
    log.info(
        line(
            environment.getProperty("traininglayer.base-url", ""),
            environment.acceptsProfiles(Profiles.of("demo")),
            event.getTimeTaken()));
  }

  /** The line. */
  static String line(String address, boolean demo, @Nullable Duration taken) {
    String after =
        taken == null
            ? ""
            : String.format(Locale.ROOT, " after %.1f seconds", taken.toMillis() / 1000.0);
    return "Training Layer is ready"
        + after
        + ". Open "
        + address
        + (demo ? " to look around: demo course, dashboard and console begin there." : "");
  }
}
