package org.traininglayer.player;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A browser without scripts: gets pages, posts forms, follows nothing by itself. */
record Pages(int port, HttpClient client) {

  static Pages at(int port) {
    return new Pages(
        port, HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build());
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Posts a form of names and values, in turn. */
  HttpResponse<String> post(String path, String... fields) {
    return send(form(path, fields));
  }

  /** The same as a script does it. */
  HttpResponse<String> postAsScript(String path, String... fields) {
    return send(form(path, fields).header("Accept", "application/json"));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "text/html");
  }

  private HttpRequest.Builder form(String path, String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
  }

  /** Where a redirect leads. */
  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
