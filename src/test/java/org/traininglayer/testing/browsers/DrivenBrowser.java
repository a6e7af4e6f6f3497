package org.traininglayer.testing.browsers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A real browser: windows, the places in them, and cookies. */
public final class DrivenBrowser implements AutoCloseable {

  private final Wire wire;

  DrivenBrowser(Wire wire) {
    this.wire = wire;
  }

  /** Name and version, as the browser says. */
  public String version() {
    return wire.version();
  }

  /** The page in the window that is in front. */
  public Place page() {
    return new Place(wire, wire.send(Command.CURRENT, Map.of()).asString(), List.of());
  }

  /** Opens an address there. */
  public Place open(String address) {
    Place page = page();
    page.open(address);
    return page;
  }

  /** Does something, and waits for the window that it opens. */
  public Place newWindow(Runnable action) {
    Set<String> before = windows();
    action.run();
    return Patience.until(
        "a new window",
        () -> {
          Set<String> now = windows();
          now.removeAll(before);
          return now.stream()
              .findFirst()
              .map(handle -> new Place(wire, handle, List.of()))
              .orElseThrow(() -> new CannotYetException("no new window"));
        });
  }

  /** How many windows there are. */
  public int windowCount() {
    return windows().size();
  }

  /** Closes all windows but this one. */
  public void keepOnly(Place page) {
    for (String handle : windows()) {
      if (!handle.equals(page.window())) {
        new Place(wire, handle, List.of()).closeWindow();
      }
    }
    page.bringToFront();
  }

  /** The cookies that the page in front may be sent, by name. */
  public Map<String, String> cookies() {
    Map<String, String> cookies = new TreeMap<>();
    wire.send(Command.COOKIES, Map.of())
        .forEach(one -> cookies.put(one.path("name").asString(), one.path("value").asString()));
    return cookies;
  }

  /** Ends the browser. */
  @Override
  public void close() {
    wire.close();
  }

  private Set<String> windows() {
    Set<String> handles = new TreeSet<>();
    for (JsonNode one : wire.send(Command.WINDOWS, Map.of())) {
      handles.add(one.asString());
    }
    return new LinkedHashSet<>(handles);
  }
}
