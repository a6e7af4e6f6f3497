package org.traininglayer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A browser as far as launches need one: it keeps cookies and posts forms. No redirects. */
public final class TestBrowser {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern CONTINUE = Pattern.compile("id=\"continue\" href=\"([^\"]+)\"");

  private final String tool;
  private final Map<String, String> cookies = new HashMap<>();

  /** Talks to the tool on this port of this machine. */
  public TestBrowser(int toolPort) {
    this.tool = "http://localhost:" + toolPort;
  }

  /** Posts a login initiation and reads where it leads: by a redirect, or by a page with a link. */
  public Begun begin(Map<String, String> parameters) {
    Page page = post("/lti/login", form(parameters));
    String location = page.location();
    if (page.status() == 302 && location != null) {
      return Begun.of(URI.create(location), page);
    }
    Matcher link = CONTINUE.matcher(page.body());
    if (page.status() != 200 || !link.find()) {
      throw new AssertionError("the login did not begin: " + page);
    }
    return Begun.of(URI.create(HtmlUtils.htmlUnescape(link.group(1))), page);
  }

  /** Posts to the redirect URI. */
  public Page postLaunch(Map<String, String> parameters) {
    return post("/lti/launch", form(parameters));
  }

  /** Posts a form. */
  public Page post(String path, String form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Gets a page. */
  public Page get(String path) {
    return send(request(path).GET());
  }

  /** A request with this browser's cookies, to be completed. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(tool + path));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  /** Sends a request and keeps the cookies of the answer. */
  public Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      for (String cookie : response.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
          cookies.remove(pair[0]);
        } else {
          cookies.put(pair[0], pair[1]);
        }
      }
      return new Page(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The same browser with the same cookies, at another node. */
  public TestBrowser sameAt(int toolPort) {
    TestBrowser same = new TestBrowser(toolPort);
    same.cookies.putAll(cookies);
    return same;
  }

  /** Forgets all cookies, as a browser that keeps none. */
  public void forgetCookies() {
    cookies.clear();
  }

  /** Writes parameters as a form does. */
  public static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(pair ->
            URLEncoder.encode(pair.getKey(), StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Reads the parameters of an address. */
  public static Map<String, String> query(URI address) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : address.getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String earlier =
          parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      if (earlier != null) {
        throw new AssertionError("twice in the query: " + parts[0]);
      }
    }
    return parameters;
  }

  /** A login that has begun: the authentication request. */
  public record Begun(URI address, String state, String nonce, Page page) {

    /** Reads an authentication request. */
    public static Begun of(URI address, Page page) {
      Map<String, String> query = query(address);
      return new Begun(
          address, query.getOrDefault("state", ""), query.getOrDefault("nonce", ""), page);
    }
  }

  /** What came back. */
  public record Page(int status, Map<String, List<String>> headers, String body) {

    /** Where it redirects to. */
    public @Nullable String location() {
      return headers.getOrDefault("location", List.of()).stream().findFirst().orElse(null);
    }
  }
}
