package org.traininglayer.certification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.testing.TestBrowser;

/**
 * A browser as far as the certification needs one: cookies by site, forms, redirects one by one.
 * Every request goes to one of the nodes, picked at random, with the public name in its address
 * only.
 */
final class Visitor {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern FORM = Pattern.compile("<form[^>]*?action=\"([^\"]*)\"");
  private static final Pattern FIELD =
      Pattern.compile("<input[^>]*?name=\"([^\"]*)\"[^>]*?value=\"([^\"]*)\"");
  private static final Pattern CONTINUE = Pattern.compile("id=\"continue\" href=\"([^\"]+)\"");

  private final List<Integer> nodes;
  private final Random random;
  private final Map<String, Map<String, String>> cookies = new HashMap<>();
  private final Map<Integer, Integer> asked = new HashMap<>();

  /**
   * A visitor.
   *
   * @param nodes ports of the nodes
   */
  Visitor(List<Integer> nodes, Random random) {
    this.nodes = List.copyOf(nodes);
    this.random = random;
  }

  /** What came back, and from which public address. */
  record Page(URI address, int status, Map<String, List<String>> headers, String body) {

    @Nullable String location() {
      return headers.getOrDefault("location", List.of()).stream().findFirst().orElse(null);
    }

    /** The form of the page: where it goes and its hidden fields. */
    Form form() {
      Matcher action = FORM.matcher(body);
      if (!action.find()) {
        throw new AssertionError("no form on " + this);
      }
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher field = FIELD.matcher(body);
      while (field.find()) {
        fields.put(HtmlUtils.htmlUnescape(field.group(1)), HtmlUtils.htmlUnescape(field.group(2)));
      }
      return new Form(address.resolve(HtmlUtils.htmlUnescape(action.group(1))), fields);
    }

    /** Where the login goes on to: by a redirect, or by a page with a link. */
    URI next() {
      String location = location();
      if (status == 302 && location != null) {
        return URI.create(location);
      }
      Matcher link = CONTINUE.matcher(body);
      if (!link.find()) {
        throw new AssertionError("the login did not begin: " + this);
      }
      return URI.create(HtmlUtils.htmlUnescape(link.group(1)));
    }
  }

  /** A form that posts itself. */
  record Form(URI action, Map<String, String> fields) {}

  Page get(URI address) {
    return send(address, HttpRequest.newBuilder().GET());
  }

  /** Gets, and follows redirects as a browser does. */
  Page follow(URI address) {
    Page page = get(address);
    for (int hops = 0; hops < 5 && page.location() != null; hops++) {
      page = get(page.address().resolve(String.valueOf(page.location())));
    }
    return page;
  }

  Page post(URI address, Map<String, String> fields) {
    return send(
        address,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(TestBrowser.form(fields))));
  }

  Page post(Form form) {
    return post(form.action(), form.fields());
  }

  /** How many of the nodes were asked at all. */
  int nodesAsked() {
    return asked.size();
  }

  private Page send(URI address, HttpRequest.Builder request) {
    int node = nodes.get(random.nextInt(nodes.size()));
    asked.merge(node, 1, Integer::sum);
    URI there =
        URI.create(
            "http://127.0.0.1:"
                + node
                + (address.getRawPath() == null ? "/" : address.getRawPath())
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    Map<String, String> jar = cookies.computeIfAbsent(address.getHost(), host -> new HashMap<>());
    request.uri(there);
    if (!jar.isEmpty()) {
      request.header(
          "Cookie",
          jar.entrySet().stream()
              .map(one -> one.getKey() + "=" + one.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      for (String cookie : new ArrayList<>(answer.headers().allValues("Set-Cookie"))) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
          jar.remove(pair[0]);
        } else {
          jar.put(pair[0], pair[1]);
        }
      }
      return new Page(address, answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
