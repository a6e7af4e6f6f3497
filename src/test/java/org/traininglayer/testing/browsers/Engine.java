package org.traininglayer.testing.browsers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The three engines. Third-party cookies are as the browser comes, in Chromium off but for
 * partitioned ones. Drivers switch popup blockers off; here they are on, as people have them.
 */
public enum Engine {
  CHROMIUM("chromium and chromedriver (Debian: chromium, chromium-driver)") {
    @Override
    Optional<Path> program() {
      return Processes.program("chromedriver")
          .filter(driver -> Processes.program("chromium").isPresent());
    }

    @Override
    Wire connect(Path driver, Path folder) {
      int port = Processes.freePort();
      Map<String, Object> options =
          Map.of(
              "binary", Processes.program("chromium").orElseThrow().toString(),
              "args",
                  List.of(
                      "--headless=new",
                      "--no-sandbox",
                      "--disable-gpu",
                      "--window-size=1280,900",
                      "--user-data-dir=" + folder),
              "excludeSwitches", List.of("disable-popup-blocking"),
              "prefs",
                  Map.of(
                      "profile",
                      Map.of("cookie_controls_mode", 1, "block_third_party_cookies", true)));
      return new HttpWire(
          Processes.start(List.of(driver.toString(), "--port=" + port), Map.of()),
          port,
          Map.of("acceptInsecureCerts", true, "goog:chromeOptions", options),
          () -> {});
    }
  },

  FIREFOX("firefox-esr or firefox") {
    @Override
    Optional<Path> program() {
      return Processes.program("firefox-esr").or(() -> Processes.program("firefox"));
    }

    @Override
    Wire connect(Path firefox, Path folder) {
      return new MarionetteWire(
          firefox,
          folder,
          Map.of(
              "marionette.port", 0,
              // Else the popup blocker is off, and more is not as people have it.
              "remote.prefs.recommended", false,
              "app.update.enabled", false,
              "browser.aboutwelcome.enabled", false,
              "browser.shell.checkDefaultBrowser", false,
              "browser.startup.homepage_override.mstone", "ignore",
              "datareporting.policy.dataSubmissionEnabled", false,
              "termsofuse.bypassNotification", true));
    }
  },

  WEBKIT("WebKitWebDriver, its MiniBrowser and Xvfb (Debian: webkit2gtk-driver, xvfb)") {
    @Override
    Optional<Path> program() {
      return Processes.program("WebKitWebDriver")
          .filter(driver -> miniBrowser().isPresent() && Processes.program("Xvfb").isPresent());
    }

    @Override
    Wire connect(Path driver, Path folder) {
      VirtualDisplay display = VirtualDisplay.start();
      int port = Processes.freePort();
      Process process =
          Processes.start(
              List.of(driver.toString(), "--host=127.0.0.1", "--port=" + port),
              Map.of(
                  "DISPLAY", display.name(),
                  "HOME", folder.toString(),
                  "XDG_DATA_HOME", folder.resolve("data").toString(),
                  "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                  "LIBGL_ALWAYS_SOFTWARE", "1",
                  "WEBKIT_DISABLE_COMPOSITING_MODE", "1"));
      Map<String, Object> options =
          Map.of("binary", miniBrowser().orElseThrow().toString(), "args", List.of("--automation"));
      return new HttpWire(
          process,
          port,
          Map.of("acceptInsecureCerts", true, "webkitgtk:browserOptions", options),
          display::close);
    }
  };

  private final String needs;

  Engine(String needs) {
    this.needs = needs;
  }

  abstract Optional<Path> program();

  abstract Wire connect(Path program, Path folder);

  /**
   * Starts it with a fresh profile; the test is skipped, with a line that says so, where it is not
   * installed.
   *
   * @param folder where the profile is kept
   */
  public DrivenBrowser start(Path folder) {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      String line = "Tests in " + name() + " are skipped: install " + needs;
      System.out.println(line);
      Assumptions.abort(line);
    }
    return new DrivenBrowser(connect(program.orElseThrow(), folder));
  }

  /** WebKitGTK's own small browser, beside its library. */
  private static Optional<Path> miniBrowser() {
    return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
        .flatMap(machine ->
            Stream.of("webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0")
                .map(library -> Path.of("/usr/lib", machine, library, "MiniBrowser")))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
