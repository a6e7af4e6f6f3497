package org.traininglayer.lti;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.AccessTokens.Refused;
import org.traininglayer.lti.AccessTokens.Token;
import org.traininglayer.lti.AccessTokens.Unreadable;

/** The Assignment and Grade Services 2.0 of platforms. */
@Component
class AgsPlatformServices implements PlatformServices {

  private static final String SCORE_TYPE = "application/vnd.ims.lis.v1.score+json";
  private static final Set<String> SCORE_SCOPE = Set.of(Launch.GradeService.SCORE_SCOPE);
  private static final int EXCERPT = 1_000;

  private final Platforms platforms;
  private final OutboundHttp http;
  private final AccessTokens tokens;

  @Autowired
  AgsPlatformServices(Platforms platforms, OutboundHttp http, ToolSignature signature) {
    this(
        platforms,
        http,
        new AccessTokens(http, signature, Clock.systemUTC(), Ticker.systemTicker()));
  }

  AgsPlatformServices(Platforms platforms, OutboundHttp http, AccessTokens tokens) {
    this.platforms = platforms;
    this.http = http;
    this.tokens = tokens;
  }

  @Override
  public Answer postScore(PlatformId id, URI lineItem, String score) throws IOException {
    Optional<Platform> platform = platforms.find(id);
    if (platform.isEmpty()) {
      return new Answer(Part.TOKEN, 404, "This platform is no longer registered.", "", Map.of());
    }
    OutboundRequest request = OutboundRequest.post(scores(lineItem), SCORE_TYPE, score);
    Answer answer = send(platform.get(), request);
    // Once more with a new token: the platform may have ended the old one early.
    return answer.part() == Part.SERVICE && answer.status() == 401
        ? send(platform.get(), request)
        : answer;
  }

  private Answer send(Platform platform, OutboundRequest request) throws IOException {
    return switch (tokens.grant(platform, SCORE_SCOPE)) {
      case Token token -> {
        Reply reply =
            http.execute(
                request.header("Accept", "*/*").header("Authorization", "Bearer " + token.value()));
        if (reply.status() == 401) {
          tokens.forget(platform, SCORE_SCOPE, token);
        }
        yield answer(Part.SERVICE, reply, "The platform did not take the score.");
      }
      case Refused refused ->
          answer(Part.TOKEN, refused.reply(), "The platform gives this tool no access token.");
      case Unreadable u ->
          new Answer(
              Part.TOKEN,
              502,
              "The platform's answer to the request for an access token holds none.",
              "",
              Map.of());
    };
  }

  /** {@code /scores} belongs to the path; Moodle's line items have a query. */
  static URI scores(URI lineItem) {
    String path = lineItem.getRawPath() == null ? "" : lineItem.getRawPath();
    String query = lineItem.getRawQuery();
    return URI.create(
        lineItem.getScheme()
            + "://"
            + lineItem.getRawAuthority()
            + (path.endsWith("/") ? path : path + "/")
            + "scores"
            + (query == null ? "" : "?" + query));
  }

  private static Answer answer(Part part, Reply reply, String about) {
    String body = reply.text();
    return new Answer(
        part,
        reply.status(),
        reply.ok() ? "" : about,
        body.length() > EXCERPT ? body.substring(0, EXCERPT) : body,
        reply.headers());
  }
}
