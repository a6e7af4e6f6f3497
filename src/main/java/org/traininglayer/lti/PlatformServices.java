package org.traininglayer.lti;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.steps.Answer;

/**
 * Calls to the services of a platform (<a href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS
 * 2.0</a>, <a href="https://www.imsglobal.org/spec/lti-nrps/v2p0">NRPS 2.0</a>), with a bearer
 * token that is fetched, cached and, once after a 401, renewed. Each call that fails, and now and
 * then one that does not, leaves a trace.
 */
public interface PlatformServices {

  /**
   * Calls a service.
   *
   * @param course the course that the call is about, for whoever reads the trace
   * @throws IOException when the platform cannot be reached or its answer is cut off
   */
  Answer call(PlatformId platform, @Nullable CourseId course, ServiceCall call) throws IOException;

  /**
   * Posts a score (<a href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0, 3.4</a>). {@code
   * /scores} is appended to the path of the line item, its query is kept.
   *
   * @param score the score as JSON
   * @throws IOException when the platform cannot be reached or its answer is cut off
   */
  default Answer postScore(PlatformId platform, URI lineItem, String score) throws IOException {
    return call(platform, null, ServiceCall.score(lineItem, score));
  }

  /**
   * What a platform answered.
   *
   * @param part which part of the exchange this is the answer of
   * @param status HTTP status; of the token request when that failed
   * @param about what failed, in words for an administrator; empty on success
   * @param body the answer; when it is no success, its beginning
   * @param code under which the trace is found; null where none was told
   * @param notAsked why nothing was asked of the platform; null where something was
   */
  record Answer(
      Part part,
      int status,
      String about,
      String body,
      Map<String, String> headers,
      @Nullable String code,
      @Nullable NotAsked notAsked) {

    /** Copies the headers. */
    public Answer {
      headers = Map.copyOf(headers);
    }

    /** An answer of the platform. */
    public Answer(
        Part part,
        int status,
        String about,
        String body,
        Map<String, String> headers,
        @Nullable String code) {
      this(part, status, about, body, headers, code, null);
    }

    /** What is told where nothing was asked: no token was to be had. */
    public static Answer of(NotAsked why) {
      return new Answer(Part.TOKEN, why.status(), why.words(), "", Map.of(), null, why);
    }

    /** An answer of which no trace was told. */
    public Answer(Part part, int status, String about, String body, Map<String, String> headers) {
      this(part, status, about, body, headers, null);
    }

    /** Whether the platform took it. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** Whether the platform only wants to be asked more slowly; Canvas says so with 403. */
    public boolean throttled() {
      return status == 429
          || (status == 403 && body.toLowerCase(Locale.ROOT).contains("rate limit exceeded"));
    }

    /** Whether it is a rest or a fault of the platform, and no word on what was asked. */
    public boolean passes() {
      return throttled() || status == 408 || status == 425 || status >= 500;
    }

    /** Whether there came a page for people, as some platforms show where something fails. */
    public boolean isPage() {
      String start = body.stripLeading().toLowerCase(Locale.ROOT);
      return start.startsWith("<!doctype") || start.startsWith("<html");
    }

    /** A header by lower-case name. */
    public @Nullable String header(String name) {
      return headers.get(name);
    }
  }

  /** The parts of a call. */
  enum Part {
    /** The access token: what fails here fails for everything on the platform. */
    TOKEN,
    /** The service itself. */
    SERVICE
  }

  /** Why nothing is asked of a platform. */
  enum NotAsked {
    /** It was taken out. */
    NOT_REGISTERED(404, "This platform is no longer registered."),
    /** An administrator has switched it off. */
    OUT_OF_USE(503, "The platform is out of use here, so nothing is asked of it."),
    /** It was entered without the address of its access tokens. */
    NO_SERVICES(
        404,
        "This platform was entered without an access token URL, so it has no services: no grades"
            + " and no lists of people. If it has one, an administrator adds it to the platform in"
            + " the console.");

    private final int status;
    private final String words;

    NotAsked(int status, String words) {
      this.status = status;
      this.words = words;
    }

    /** HTTP status that stands for it: one that passes is tried again. */
    public int status() {
      return status;
    }

    /** For an administrator. */
    public String words() {
      return words;
    }
  }
}
