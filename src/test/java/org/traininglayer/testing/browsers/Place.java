package org.traininglayer.testing.browsers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page, or a frame in it, found anew for whatever is done there: it may have gone on meanwhile.
 * What is not there yet is waited for.
 */
public final class Place {

  /** How W3C WebDriver names an element in JSON. */
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final Wire wire;
  private final String window;
  private final List<String> frames;

  Place(Wire wire, String window, List<String> frames) {
    this.wire = wire;
    this.window = window;
    this.frames = List.copyOf(frames);
  }

  /** A frame here. */
  public Place frame(String selector) {
    List<String> deeper = new ArrayList<>(frames);
    deeper.add(selector);
    return new Place(wire, window, deeper);
  }

  /** The whole page of this window. */
  public Place top() {
    return new Place(wire, window, List.of());
  }

  /** Opens an address in this window. */
  public void open(String address) {
    enterTop();
    wire.send(Command.NAVIGATE, Map.of("url", address));
  }

  /** Loads the window's page anew. */
  public void reload() {
    enterTop();
    wire.send(Command.RELOAD, Map.of());
  }

  /** Clicks as a person does: the element must be seen. */
  public void click(String selector) {
    Patience.until(
        "a click on " + selector + where(),
        () -> {
          enter();
          return wire.send(Command.CLICK, Map.of("id", find(selector)));
        });
  }

  /** Presses a button after which this place may be gone; a driver may fail if that is at once. */
  public void clickAndGone(String selector) {
    awaitSeen(selector);
    evaluate(
        "const e = document.querySelector(arguments[0]); setTimeout(() => e.click(), 200);",
        selector);
  }

  /** Types into a field. */
  public void type(String selector, String text) {
    Patience.until(
        "typing into " + selector + where(),
        () -> {
          enter();
          return wire.send(Command.TYPE, Map.of("id", find(selector), "text", text));
        });
  }

  /** Checks a control whose label lies over it. */
  public void check(String selector) {
    Patience.until(
        "checking " + selector + where(),
        () -> {
          JsonNode checked =
              once(
                  "const e = document.querySelector(arguments[0]); if (!e) return false;"
                      + " if (!e.checked) e.click(); return e.checked;",
                  selector);
          if (!checked.asBoolean()) {
            throw new CannotYetException("not checked" + looks());
          }
          return checked;
        });
  }

  /** Waits until an element is there and can be seen. */
  public void awaitSeen(String selector) {
    await(
        "const e = document.querySelector(arguments[0]);"
            + " return !!e && e.getClientRects().length > 0;",
        selector);
  }

  /** Waits until these words can be read here. */
  public void awaitText(String words) {
    await("return !!document.body && document.body.innerText.includes(arguments[0]);", words);
  }

  /** Waits until an element is there, hidden or not, and gives its words. */
  public String text(String selector) {
    return Patience.until(
        selector + where(),
        () -> {
          JsonNode text =
              once(
                  "const e = document.querySelector(arguments[0]); return e && e.textContent;",
                  selector);
          if (text.isNull()) {
            throw new CannotYetException("not there" + looks());
          }
          return text.asString().strip();
        });
  }

  /** Whether an element can be seen now. */
  public boolean sees(String selector) {
    return Patience.until(
        "a look at " + selector + where(),
        () ->
            once(
                    "const e = document.querySelector(arguments[0]);"
                        + " return !!e && e.getClientRects().length > 0;",
                    selector)
                .asBoolean());
  }

  /** The value of a script's {@code return}, as soon as the place is there. */
  public JsonNode evaluate(String script, Object... arguments) {
    return Patience.until("a script" + where(), () -> once(script, arguments));
  }

  /** Waits until a script returns true. */
  public void await(String script, Object... arguments) {
    Patience.until(
        script + " of " + List.of(arguments) + where(),
        () -> {
          if (!once(script, arguments).asBoolean()) {
            throw new CannotYetException("not so" + looks());
          }
          return true;
        });
  }

  /** The address here. */
  public String address() {
    return evaluate("return location.href;").asString();
  }

  /** Waits until the address is as wanted. */
  public String awaitAddress(String what, Function<String, Boolean> wanted) {
    return Patience.until(
        what + where(),
        () -> {
          String address = once("return location.href;").asString();
          if (!wanted.apply(address)) {
            throw new CannotYetException("the address is " + address + looks());
          }
          return address;
        });
  }

  /** Closes the window. */
  public void closeWindow() {
    wire.send(Command.WINDOW, Map.of("handle", window));
    wire.send(Command.CLOSE, Map.of());
  }

  /** What is done next without a place is done here. */
  public void bringToFront() {
    enterTop();
  }

  String window() {
    return window;
  }

  private JsonNode once(String script, Object... arguments) {
    enter();
    return wire.send(Command.EXECUTE, Map.of("script", script, "args", List.of(arguments)));
  }

  private String find(String selector) {
    return wire.send(Command.FIND, Map.of("using", "css selector", "value", selector))
        .path(ELEMENT)
        .asString();
  }

  private void enterTop() {
    wire.send(Command.WINDOW, Map.of("handle", window));
    Map<String, @Nullable Object> top = new HashMap<>();
    top.put("id", null);
    wire.send(Command.FRAME, top);
  }

  private void enter() {
    enterTop();
    for (String frame : frames) {
      String element = find(frame);
      // Each protocol reads its own of the two.
      wire.send(Command.FRAME, Map.of("id", Map.of(ELEMENT, element), "element", element));
    }
  }

  private String where() {
    return frames.isEmpty() ? "" : " in " + String.join(" > ", frames);
  }

  /** What is to be seen instead. */
  private String looks() {
    try {
      return ", but at "
          + once("return location.href + ': ' + (document.body ? document.body.innerText : '');")
              .asString()
              .replaceAll("\\s+", " ");
    } catch (CannotYetException e) {
      return "";
    }
  }
}
