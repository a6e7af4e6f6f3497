package org.traininglayer.cookieless;

/** What Chromium does with the cookies of a site in a frame of another site. */
enum CookieMode {
  /** All are kept. */
  ALLOWED("{\"profile\":{\"cookie_controls_mode\":0}}", "plain=1; partitioned=1"),

  /**
   * Only partitioned ones (CHIPS) are kept: what Chromium does when third-party cookies are off.
   */
  PARTITIONED(
      "{\"profile\":{\"cookie_controls_mode\":1,\"block_third_party_cookies\":true}}",
      "partitioned=1"),

  /** None at all, as in Safari; in a window of its own the tool keeps its cookies. */
  BLOCKED(
      """
      {"profile": {"cookie_controls_mode": 1, "block_third_party_cookies": true,
        "content_settings": {"exceptions": {"cookies": {
          "localhost,127.0.0.1": {"setting": 2, "last_modified": "0"}}}}}}
      """,
      "");

  private final String preferences;
  private final String probe;

  CookieMode(String preferences, String probe) {
    this.preferences = preferences;
    this.probe = probe;
  }

  /** Preferences of the profile. */
  String preferences() {
    return preferences;
  }

  /** What a page in a frame of another site gets back of the two cookies it set. */
  String probe() {
    return probe;
  }
}
