package org.traininglayer.testing.browsers;

/**
 * What a browser can be told: by WebDriver (W3C, https://www.w3.org/TR/webdriver2/) or Marionette.
 */
enum Command {
  NAVIGATE("POST", "/url", "WebDriver:Navigate"),
  EXECUTE("POST", "/execute/sync", "WebDriver:ExecuteScript"),
  FIND("POST", "/element", "WebDriver:FindElement"),
  CLICK("POST", "/element/{id}/click", "WebDriver:ElementClick"),
  TYPE("POST", "/element/{id}/value", "WebDriver:ElementSendKeys"),
  FRAME("POST", "/frame", "WebDriver:SwitchToFrame"),
  WINDOW("POST", "/window", "WebDriver:SwitchToWindow"),
  CURRENT("GET", "/window", "WebDriver:GetWindowHandle"),
  WINDOWS("GET", "/window/handles", "WebDriver:GetWindowHandles"),
  CLOSE("DELETE", "/window", "WebDriver:CloseWindow"),
  COOKIES("GET", "/cookie", "WebDriver:GetCookies"),
  RELOAD("POST", "/refresh", "WebDriver:Refresh");

  private final String method;
  private final String path;
  private final String marionette;

  Command(String method, String path, String marionette) {
    this.method = method;
    this.path = path;
    this.marionette = marionette;
  }

  String method() {
    return method;
  }

  /** The path below a session; {@code {id}} stands for an element. */
  String path() {
    return path;
  }

  String marionette() {
    return marionette;
  }
}
