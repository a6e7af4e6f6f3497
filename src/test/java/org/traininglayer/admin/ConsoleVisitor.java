package org.traininglayer.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestBrowser.Page;

/** Somebody with a browser at the console, from an address of their own. */
final class ConsoleVisitor {

  static final String PASSWORD = "a sentence that nobody guesses";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  final TestBrowser browser;
  final String name;
  final String address;

  private ConsoleVisitor(int port, String name) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    this.browser = new TestBrowser(port);
    this.name = name;
    this.address =
        "198.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  /** Somebody who has not signed in. */
  static ConsoleVisitor anonymous(int port) {
    return new ConsoleVisitor(port, "");
  }

  /** A new user with these roles, signed in. */
  static ConsoleVisitor signedIn(
      int port, ConsoleUsers users, ConsoleRole first, ConsoleRole... more) {
    return signedIn(port, users, OrganisationId.DEFAULT, first, more);
  }

  static ConsoleVisitor signedIn(
      int port,
      ConsoleUsers users,
      OrganisationId organisation,
      ConsoleRole first,
      ConsoleRole... more) {
    String name = "user-" + UUID.randomUUID();
    assertThat(users.add(organisation, name, PASSWORD, EnumSet.of(first, more))).isTrue();
    ConsoleVisitor visitor = new ConsoleVisitor(port, name);
    assertThat(visitor.signIn(name, PASSWORD).location()).doesNotContain("sign-in");
    return visitor;
  }

  /** The same person with another browser. */
  ConsoleVisitor elsewhere(int port) {
    ConsoleVisitor other = new ConsoleVisitor(port, name);
    assertThat(other.signIn(name, PASSWORD).location()).doesNotContain("sign-in");
    return other;
  }

  Page signIn(String username, String password) {
    return post("/admin/sign-in", Map.of("username", username, "password", password));
  }

  Page get(String path) {
    return browser.send(request(path).GET());
  }

  /** Posts with the token that a form would carry. */
  Page post(String path, Map<String, String> fields) {
    Page form =
        get(name.isEmpty() || path.equals("/admin/sign-in") ? "/admin/sign-in" : "/admin/account");
    if (form.status() != 200) {
      form = get("/admin/sign-in");
    }
    Matcher token = CSRF.matcher(form.body());
    assertThat(token.find()).as("a token in the form").isTrue();
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", HtmlUtils.htmlUnescape(token.group(1)));
    return postBare(path, all);
  }

  /** Posts without that token. */
  Page postBare(String path, Map<String, String> fields) {
    return browser.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(TestBrowser.form(fields))));
  }

  /** Sends a file as a form with the token of {@code /admin/account} would. */
  Page upload(String path, String fileName, byte[] file) {
    Matcher token = CSRF.matcher(get("/admin/account").body());
    assertThat(token.find()).as("a token in the form").isTrue();
    return uploadBare(path, fileName, file, HtmlUtils.htmlUnescape(token.group(1)));
  }

  /** Sends a file with whatever token. */
  Page uploadBare(String path, String fileName, byte[] file, String token) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --bound\r
        Content-Disposition: form-data; name="_csrf"\r
        \r
        %s\r
        --bound\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: text/csv\r
        \r
        """
            .formatted(token, fileName)
            .getBytes(UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--bound--\r\n".getBytes(UTF_8));
    return browser.send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=bound")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** Whether the browser is still signed in. */
  boolean isIn() {
    return get("/admin/account").status() == 200;
  }

  /** The whole Set-Cookie header whose cookie has this name. */
  static Optional<String> cookie(Page page, String name) {
    return page.headers().getOrDefault("set-cookie", List.of()).stream()
        .filter(header -> header.startsWith(name + "="))
        .findFirst();
  }

  private HttpRequest.Builder request(String path) {
    return browser
        .request(path)
        .header("Accept", "text/html")
        .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0")
        .header("X-Forwarded-For", address);
  }
}
