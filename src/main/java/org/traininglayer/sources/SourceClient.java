package org.traininglayer.sources;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.http.AddressRefusedException;
import org.traininglayer.http.AnswerTooLargeException;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.http.RetryAfter;
import org.traininglayer.lrs.ReceivedParts;
import org.traininglayer.sources.SourceProperties.Source;

/** Reads pages of statements (xAPI 1.0.3, part 3, 2.1.3). Says nothing of credentials or bodies. */
final class SourceClient {

  /** So long nobody is asked again who must first be set right by a person. */
  private static final Duration NEEDS_SOMEBODY = Duration.ofMinutes(5);

  private final OutboundHttp http;
  private final Duration timeout;
  private final long maxBytes;
  private final Clock clock;

  SourceClient(OutboundHttp http, Duration timeout, long maxBytes, Clock clock) {
    this.http = http;
    this.timeout = timeout;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /** What came of a request. */
  sealed interface Answer {

    /**
     * A page.
     *
     * @param through {@code X-Experience-API-Consistent-Through}; null where it is not said
     */
    record Page(StatementPage page, @Nullable Instant through) implements Answer {}

    /**
     * No page.
     *
     * @param status of the answer; 0 where there was none, or where it is not what is wrong
     * @param rest at least so long until the next try; null for what is usual
     * @param lost whether the place in the walk is no longer known there
     */
    record Fault(int status, String reason, @Nullable Duration rest, boolean lost)
        implements Answer, Attached {

      /** Of which no status is the cause. */
      Fault(String reason, @Nullable Duration rest, boolean lost) {
        this(0, reason, rest, lost);
      }

      /** Whether it is about how often we ask, and not about what. */
      boolean asksToWait() {
        return status == 429;
      }
    }
  }

  /** What came of a request for what is attached to a statement. */
  sealed interface Attached {

    /**
     * An answer.
     *
     * @param contents by hash in lower case
     * @param missing why there is nothing, and will not be; null where it came
     */
    record Contents(Map<String, byte[]> contents, @Nullable String missing) implements Attached {}
  }

  /** The beginning of a walk, oldest first. */
  static URI first(Source source, int limit, @Nullable Instant since) {
    String query = "?ascending=true&limit=" + limit;
    return URI.create(
        source.statements()
            + query
            + (since == null
                ? ""
                : "&since=" + URLEncoder.encode(since.toString(), StandardCharsets.UTF_8)));
  }

  /**
   * The next page of a walk.
   *
   * @throws IllegalArgumentException when it is not at the same host: credentials would go along
   */
  static URI next(Source source, String more) {
    URI next = source.statements().resolve(more);
    boolean same =
        Objects.equals(next.getScheme(), source.endpoint().getScheme())
            && Objects.equals(next.getRawAuthority(), source.endpoint().getRawAuthority());
    if (!same) {
      throw new IllegalArgumentException("leads to another host");
    }
    return next;
  }

  Answer get(Source source, URI uri, boolean within) {
    Reply reply;
    try {
      reply = http.execute(ours(source, uri));
    } catch (AnswerTooLargeException e) {
      return fault("the answer has more than " + maxBytes + " bytes: set a smaller page", null);
    } catch (IOException e) {
      return unreached(e);
    }
    return reply.ok() ? page(reply) : fault(reply, within);
  }

  /**
   * What is attached to one statement, whether it was voided there or not. What is too large, or
   * not there, is told as missing: asking again would not help.
   */
  Attached attached(Source source, UUID statement) {
    for (String parameter : List.of("statementId", "voidedStatementId")) {
      URI uri =
          URI.create(source.statements() + "?" + parameter + "=" + statement + "&attachments=true");
      try {
        Reply reply = http.execute(ours(source, uri));
        if (reply.ok()) {
          String type = Objects.requireNonNullElse(reply.header("content-type"), "");
          return new Attached.Contents(ReceivedParts.read(type, reply.body()), null);
        }
        if (reply.status() == 400) {
          return missing("400: the store does not give it");
        }
        if (reply.status() != 404) {
          return fault(reply, false);
        }
      } catch (AnswerTooLargeException e) {
        return missing("what is attached has more than " + maxBytes + " bytes");
      } catch (IOException e) {
        return unreached(e);
      } catch (IllegalArgumentException e) {
        return missing("the answer " + e.getMessage());
      }
    }
    return missing("404: the store no longer has the statement");
  }

  private static Attached missing(String why) {
    return new Attached.Contents(Map.of(), why);
  }

  private static Answer.Fault unreached(IOException e) {
    return e instanceof AddressRefusedException
        ? fault("the address is inside the network and not allowed here", NEEDS_SOMEBODY)
        : fault("no answer (" + e.getClass().getSimpleName() + ")", null);
  }

  private Answer.Fault fault(Reply reply, boolean within) {
    int status = reply.status();
    Duration wait = RetryAfter.read(reply.header("retry-after"), clock.instant());
    return switch (status) {
      case 401 -> fault("401: user name or password is refused", NEEDS_SOMEBODY);
      case 403 -> fault("403: the credentials may not read statements", NEEDS_SOMEBODY);
      case 429 -> new Answer.Fault(status, "429: asked too often", wait, false);
      case 400, 404, 410 ->
          within
              ? new Answer.Fault(status + ": the walk is no longer known there", null, true)
              : fault(status + ": wrong endpoint or version", NEEDS_SOMEBODY);
      default ->
          status >= 300 && status < 400
              ? fault(
                  status + ": redirects are not followed; set the final address", NEEDS_SOMEBODY)
              : fault(status + ": the store cannot answer", wait);
    };
  }

  private static Answer page(Reply reply) {
    String type = Objects.requireNonNullElse(reply.header("content-type"), "no type");
    try {
      return new Answer.Page(
          StatementPage.read(reply.text()),
          instant(reply.header("x-experience-api-consistent-through")));
    } catch (IllegalArgumentException e) {
      String word = type.split(";", 2)[0].strip();
      return fault(
          reply.status()
              + ": the answer "
              + e.getMessage()
              + " ("
              + word.substring(0, Math.min(word.length(), 60))
              + "); is this the xAPI endpoint?",
          NEEDS_SOMEBODY);
    }
  }

  private static Answer.Fault fault(String reason, @Nullable Duration wait) {
    return new Answer.Fault(reason, wait, false);
  }

  static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private OutboundRequest ours(Source source, URI uri) {
    OutboundRequest request =
        OutboundRequest.get(uri)
            .within(timeout)
            .atMost(maxBytes)
            .header("X-Experience-API-Version", source.version());
    if (source.username().isEmpty() && source.password().isEmpty()) {
      return request;
    }
    String credentials = source.username() + ":" + source.password();
    return request.header(
        "Authorization",
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }
}
