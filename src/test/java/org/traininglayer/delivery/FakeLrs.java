package org.traininglayer.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record store that keeps statements by id, takes the same one again, and answers 409 to another
 * one under the same id. It misbehaves when told to.
 */
public final class FakeLrs implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, JsonNode> kept = new LinkedHashMap<>();
  private final Map<String, JsonNode> voided = new ConcurrentHashMap<>();
  private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
  private final List<String> statementsAsSent = Collections.synchronizedList(new ArrayList<>());
  private final Queue<Function<Post, @Nullable ResponseDefinition>> next =
      new ConcurrentLinkedQueue<>();
  private volatile @Nullable Function<Post, @Nullable ResponseDefinition> always;
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final WireMockServer server;

  public FakeLrs() {
    this(0);
  }

  public FakeLrs(int port) {
    server = new WireMockServer(options().port(port).extensions(new Store(), new Left()));
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://localhost:" + server.port() + "/xapi");
  }

  public int port() {
    return server.port();
  }

  /** The next request is answered like this instead. */
  public FakeLrs next(Function<Post, ResponseDefinitionBuilder> answer) {
    next.add(post -> answer.apply(post).build());
    return this;
  }

  /** Every request that is meant is answered like this instead. */
  public void when(Predicate<Post> meant, Function<Post, ResponseDefinitionBuilder> answer) {
    always = post -> meant.test(post) ? answer.apply(post).build() : null;
  }

  public void behave() {
    next.clear();
    always = null;
  }

  public List<String> ids() {
    synchronized (kept) {
      return List.copyOf(kept.keySet());
    }
  }

  /** Puts something there before we come. */
  public void put(String statement) {
    JsonNode json = JSON.readTree(statement);
    synchronized (kept) {
      kept.put(json.path("id").asString(), json);
    }
  }

  /** The same of one that was taken back there. */
  public void putVoided(String statement) {
    JsonNode json = JSON.readTree(statement);
    voided.put(json.path("id").asString(), json);
  }

  /** How many statements each POST had, in order. */
  public List<Integer> batches() {
    return List.copyOf(batches);
  }

  /** Each statement as often as it was sent, in the bytes it was sent in. */
  public List<String> sent() {
    return List.copyOf(statementsAsSent);
  }

  /** From now on. */
  public void countMostAtOnce() {
    mostAtOnce.set(0);
  }

  /** The most POSTs that were being worked on at the same time. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  public WireMockServer server() {
    return server;
  }

  @Override
  public void close() {
    server.stop();
  }

  /** One POST of statements. */
  public record Post(List<JsonNode> statements, FakeLrs lrs, Request request) {

    /** Keeps them all, or none when one is another statement under a known id. */
    public ResponseDefinitionBuilder keep() {
      synchronized (lrs.kept) {
        for (JsonNode statement : statements) {
          JsonNode there = lrs.kept.get(statement.path("id").asString());
          if (there != null && !there.equals(statement)) {
            return aResponse().withStatus(409).withBody("another statement has this id");
          }
        }
        statements.forEach(s -> lrs.kept.put(s.path("id").asString(), s));
      }
      return aResponse().withStatus(200).withBody("[]");
    }

    public boolean has(String id) {
      return statements.stream().anyMatch(s -> s.path("id").asString().equals(id));
    }
  }

  private final class Store implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "store";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      if (request.getMethod().equals(RequestMethod.GET)) {
        return show(request).build();
      }
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      List<JsonNode> statements = new ArrayList<>();
      JSON.readTree(request.getBodyAsString()).forEach(statements::add);
      batches.add(statements.size());
      statements.forEach(s -> statementsAsSent.add(s.toString()));
      Post post = new Post(statements, FakeLrs.this, request);
      Function<Post, @Nullable ResponseDefinition> scripted = next.poll();
      if (scripted == null) {
        scripted = always;
      }
      ResponseDefinition answer = scripted == null ? null : scripted.apply(post);
      return answer == null ? post.keep().build() : answer;
    }

    private ResponseDefinitionBuilder show(Request request) {
      if (request.getUrl().endsWith("/about")) {
        return aResponse().withBody("{\"version\":[\"1.0.3\"]}");
      }
      if (request.queryParameter("voidedStatementId").isPresent()) {
        JsonNode there = voided.get(request.queryParameter("voidedStatementId").firstValue());
        return there == null
            ? aResponse().withStatus(404)
            : aResponse().withStatus(200).withBody(there.toString());
      }
      if (!request.queryParameter("statementId").isPresent()) {
        return aResponse().withBody("{\"statements\":[],\"more\":\"\"}");
      }
      String id = request.queryParameter("statementId").firstValue();
      synchronized (kept) {
        JsonNode there = kept.get(id);
        return there == null
            ? aResponse().withStatus(404)
            : aResponse().withStatus(200).withBody(there.toString());
      }
    }
  }

  /** Notices that an answer is complete. */
  private final class Left implements ServeEventListener {
    @Override
    public String getName() {
      return "left";
    }

    @Override
    public void afterComplete(ServeEvent event, Parameters parameters) {
      if (event.getRequest().getMethod().equals(RequestMethod.POST)) {
        atOnce.decrementAndGet();
      }
    }
  }
}
