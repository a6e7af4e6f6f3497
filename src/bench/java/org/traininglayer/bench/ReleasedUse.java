package org.traininglayer.bench;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * What people do with a released build before its database is dumped: they look after it in the
 * console, teach, learn to the end, stop in the middle; then the neighbours fail.
 */
final class ReleasedUse {

  private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

  private final int port;
  private final School school;
  private String invitation = "";

  ReleasedUse(int port, School school) {
    this.port = port;
    this.school = school;
  }

  /** Something that takes a while. */
  interface Wait {
    void until() throws Exception;
  }

  /** Everything, in the order in which it happens. */
  void play(Wait settled) throws Exception {
    console();
    teach();
    foreign();
    learn("learner-finished", "taken");
    demo();
    settled.until();
    school.storeGoesDown();
    learn("learner-refused", "refused");
    learn("learner-waiting", "down");
    learn("learner-without-column", "");
    stopInReview("learner-midway");
    stopInDecision("learner-deciding");
    rescore();
    settled.until();
    // The record store and the broken column are tried a few times.
    Thread.sleep(5_000);
  }

  /** The link of somebody who is invited and has not come yet. */
  String invitation() {
    return invitation;
  }

  static void signIn(Browser browser, String name, String password) throws IOException {
    Form form = Form.to(browser.get("/admin/sign-in").expect(200).body(), "/admin/sign-in");
    String path =
        browser.send(form.with("username", name).with("password", password)).expect(302).path();
    if (path.contains("sign-in")) {
      throw new IllegalStateException("not signed in: " + path);
    }
  }

  private void console() throws IOException {
    try (Browser browser = new Browser(port)) {
      signIn(browser, "admin", "demo");
      String join = invite(browser, "Olga Owner", "OWNER");
      invitation = invite(browser, "Ada Analyst", "ANALYST");
      Form key =
          Form.to(browser.get("/admin/credentials").expect(200).body(), "/admin/credentials");
      browser.send(key.with("label", "Warehouse").with("scope", "ALL_READ"));
      String platforms = browser.get("/admin/platforms").expect(200).body();
      Matcher one = Pattern.compile("/admin/platforms/([0-9a-f-]{36})\"").matcher(platforms);
      if (!one.find()) {
        throw new IllegalStateException("no platform: " + platforms);
      }
      Form frames =
          Form.to(browser.get("/admin/frames").expect(200).body(), "/admin/frames/" + one.group(1));
      browser.send(frames.with("origins", "https://frames.school.example")).expect(302);
      connect(browser);
      try (Browser other = new Browser(port)) {
        Form joining = Form.to(other.get(join).expect(200).body(), "/admin/join");
        other
            .send(joining.with("username", "olga").with("password", "correct horse battery"))
            .expect(302);
      }
    }
  }

  private static String invite(Browser browser, String label, String role) throws IOException {
    Form form = Form.to(browser.get("/admin/users").expect(200).body(), "/admin/users/invitations");
    String page = browser.send(form.with("label", label).with("role", role)).expect(200).body();
    Matcher link = Pattern.compile("https://[^<\"]*(/admin/join\\?code=[^<\"]+)").matcher(page);
    if (!link.find()) {
      throw new IllegalStateException("no link in " + page);
    }
    return HtmlUtils.htmlUnescape(link.group(1));
  }

  /** A platform that is entered by hand and has not launched yet. */
  private static void connect(Browser browser) throws IOException {
    String path = "/admin/platforms/connect/other";
    Form form =
        Form.to(browser.get(path).expect(200).body(), path)
            .with("name", "College")
            .with("issuer", "https://college.example")
            .with("clientId", "college-1")
            .with("authorizationEndpoint", School.ADDRESS + "/college/auth")
            .with("tokenEndpoint", School.ADDRESS + "/token")
            .with("jwksUri", School.ADDRESS + "/keys")
            .with("deploymentIds", "1");
    Browser.Page page = browser.send(form);
    if (page.status() == 200) {
      throw new IllegalStateException("not connected: " + page.body());
    }
  }

  private void teach() throws IOException {
    try (Browser browser = new Browser(port)) {
      String course = school.launch(browser, "teacher", "taken", true);
      browser.get(course).expect(200);
      String path = course.replaceFirst("^(/course/[^/]+).*", "$1") + "/settings";
      Form form = Form.to(browser.get(path).expect(200).body(), "/settings");
      String pass =
          form.fields().keySet().stream()
              .filter(name -> name.startsWith("pass"))
              .findFirst()
              .orElseThrow();
      browser.send(form.with(pass, "60").with("checkins", "2, 8")).expect(303);
    }
  }

  /** Another tool writes into the record store too. */
  private void foreign() throws IOException {
    try (Browser browser = new Browser(port)) {
      browser
          .postJson(
              "/xapi/statements",
              """
              {"actor":{"mbox":"mailto:finn@school.example"},
               "verb":{"id":"http://adlnet.gov/expapi/verbs/experienced"},
               "object":{"id":"https://video.school.example/7"}}
              """,
              "demo:demo-secret")
          .expect(200);
    }
  }

  /** From the first page to the last, always taking the first of each choice. */
  private void learn(String person, String column) throws IOException {
    try (Browser browser = new Browser(port)) {
      Walk.read(browser, school.launch(browser, person, column, false));
    }
  }

  private void stopInReview(String person) throws IOException {
    try (Browser browser = new Browser(port)) {
      String path = until(browser, person, "/submit");
      for (int claim : new int[] {2, 5, 9}) {
        String page = browser.get(path).expect(200).body();
        Matcher link =
            Pattern.compile(
                    "<a class=\"claim[^>]*?href=\"([^\"#]+)#mark\"[^>]*?data-number=\""
                        + claim
                        + "\"")
                .matcher(page);
        if (!link.find()) {
          throw new IllegalStateException("no claim " + claim + " in " + page);
        }
        String mark = browser.get(HtmlUtils.htmlUnescape(link.group(1))).expect(200).body();
        Form form = Form.to(mark, "/mark");
        for (String name : new String[] {"family", "deed", "confidence"}) {
          Matcher radio = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(mark);
          if (radio.find()) {
            form = form.with(name, HtmlUtils.htmlUnescape(radio.group(1)));
          }
        }
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.remove("undo");
        browser.send(new Form(form.action(), fields)).expect(303);
      }
    }
  }

  private void stopInDecision(String person) throws IOException {
    try (Browser browser = new Browser(port)) {
      until(browser, person, "/reason");
    }
  }

  /** Goes on until the page's main button would do this, and does not press it. */
  private String until(Browser browser, String person, String action) throws IOException {
    String entry = school.launch(browser, person, "taken", false);
    String path = browser.get(entry).expect(303).path();
    for (int i = 0; i < 100; i++) {
      Optional<Form> form = Form.ofMainButton(browser.get(path).expect(200).body());
      if (form.orElseThrow().action().endsWith(action)) {
        return path;
      }
      path = browser.send(form.get()).expect(303).path();
    }
    throw new IllegalStateException("never came to " + action);
  }

  /** Somebody of the demo course does the whole module; somebody else begins. */
  private void demo() throws IOException {
    try (Browser browser = new Browser(port)) {
      Walk.read(browser, demoLaunch(browser, "3"));
    }
    try (Browser browser = new Browser(port)) {
      browser.get(demoLaunch(browser, "1")).expect(303);
    }
  }

  private static String demoLaunch(Browser browser, String person) throws IOException {
    String course = browser.get("/demo/as/" + person + "/course/1").expect(200).body();
    Matcher links = HREF.matcher(course);
    String launch = null;
    while (links.find() && launch == null) {
      launch = links.group(1).contains("/launch/") ? links.group(1) : null;
    }
    if (launch == null) {
      throw new IllegalStateException("nothing to launch in " + course);
    }
    Form login = Form.to(browser.get(launch).expect(200).body(), "/lti/login");
    URI next = LearningPlatform.authentication(browser.send(login));
    String authentication = next.getRawPath() + "?" + next.getRawQuery();
    Form token = Form.to(browser.get(authentication).expect(200).body(), "/lti/launch");
    return browser.send(token).expect(303).path();
  }

  private void rescore() throws IOException {
    try (Browser browser = new Browser(port)) {
      signIn(browser, "admin", "demo");
      Form form = Form.to(browser.get("/admin/deliveries").expect(200).body(), "/grades/regrade");
      browser.send(form.with("module", "cra-risk-score-triage")).expect(302);
    }
  }
}
