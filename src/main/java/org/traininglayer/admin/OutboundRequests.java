package org.traininglayer.admin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;

/** Lets Spring's clients go out by the one way out, with its guard, time-outs and caps. */
record OutboundRequests(OutboundHttp http) implements ClientHttpRequestFactory {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long MAX_BYTES = 500_000;

  @Override
  public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
    return new Buffered(http, uri, method);
  }

  private static final class Buffered extends AbstractClientHttpRequest {

    private final OutboundHttp http;
    private final URI uri;
    private final HttpMethod method;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Buffered(OutboundHttp http, URI uri, HttpMethod method) {
      this.http = http;
      this.uri = uri;
      this.method = method;
    }

    @Override
    public HttpMethod getMethod() {
      return method;
    }

    @Override
    public URI getURI() {
      return uri;
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
      return body;
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
      Map<String, String> sent = new LinkedHashMap<>();
      headers.forEach((name, values) -> {
        if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Content-Type")) {
          sent.put(name, String.join(", ", values));
        }
      });
      return new Received(
          http.execute(
              new OutboundRequest(
                  method.name(),
                  uri,
                  sent,
                  body.size() == 0 ? null : body.toByteArray(),
                  headers.getFirst("Content-Type"),
                  TIMEOUT,
                  MAX_BYTES)));
    }
  }

  private record Received(Reply reply) implements ClientHttpResponse {

    @Override
    public HttpStatusCode getStatusCode() {
      return HttpStatusCode.valueOf(reply.status());
    }

    @Override
    public String getStatusText() {
      return "";
    }

    @Override
    public void close() {}

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(reply.body());
    }

    @Override
    public HttpHeaders getHeaders() {
      HttpHeaders headers = new HttpHeaders();
      reply.headers().forEach(headers::add);
      return headers;
    }
  }
}
