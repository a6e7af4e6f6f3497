package org.traininglayer.lti;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Launch.GradeService;

/**
 * One call to a service of a platform, with the scopes and the exact media types that its
 * specification names. Moodle knows no list of types in {@code Accept}: there is always one.
 *
 * @param scopes what the call needs; its token may be good for more
 * @param contentType of the body; null for calls without one
 */
public record ServiceCall(
    Service service,
    String method,
    URI address,
    Set<String> scopes,
    String accept,
    @Nullable String contentType,
    @Nullable String body) {

  /** Copies the scopes. */
  public ServiceCall {
    scopes = Set.copyOf(scopes);
  }

  /** What is called. */
  public enum Service {
    SCORE,
    RESULT,
    LINE_ITEMS,
    ROSTER
  }

  private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
  private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
  private static final String LINE_ITEM = "application/vnd.ims.lis.v2.lineitem+json";
  private static final String LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

  /** Posts a score (<a href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0, 3.4</a>). */
  public static ServiceCall score(URI lineItem, String json) {
    return new ServiceCall(
        Service.SCORE,
        "POST",
        below(lineItem, "scores"),
        Set.of(GradeService.SCORE_SCOPE),
        "*/*",
        SCORE,
        json);
  }

  /**
   * Reads what the gradebook holds for one person (<a
   * href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0, 3.3</a>).
   */
  public static ServiceCall result(URI lineItem, String userId) {
    return new ServiceCall(
        Service.RESULT,
        "GET",
        with(below(lineItem, "results"), "user_id", userId),
        Set.of(GradeService.RESULT_SCOPE),
        RESULTS,
        null,
        null);
  }

  /**
   * Reads a page of columns (<a href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0,
   * 3.2</a>).
   */
  public static ServiceCall lineItems(URI page) {
    return new ServiceCall(
        Service.LINE_ITEMS,
        "GET",
        page,
        Set.of(GradeService.LINE_ITEM_SCOPE),
        LINE_ITEMS,
        null,
        null);
  }

  /** Makes a column (<a href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0, 3.2</a>). */
  public static ServiceCall newLineItem(URI container, String json) {
    return new ServiceCall(
        Service.LINE_ITEMS,
        "POST",
        container,
        Set.of(GradeService.LINE_ITEM_SCOPE),
        LINE_ITEM,
        LINE_ITEM,
        json);
  }

  /**
   * Reads a page of a roster (<a href="https://www.imsglobal.org/spec/lti-nrps/v2p0">NRPS 2.0,
   * 2</a>).
   */
  public static ServiceCall members(URI page) {
    return new ServiceCall(Service.ROSTER, "GET", page, Set.of(Rosters.SCOPE), MEMBERS, null, null);
  }

  /** Appends a segment to the path; the query stays where it is. */
  public static URI below(URI address, String segment) {
    String text = address.toString();
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    return URI.create(
        (path.endsWith("/") ? path : path + "/")
            + segment
            + (query < 0 ? "" : text.substring(query)));
  }

  /** Adds a parameter to the query. */
  public static URI with(URI address, String name, String value) {
    String text = address.toString();
    return URI.create(
        text
            + (text.indexOf('?') < 0 ? "?" : text.endsWith("?") || text.endsWith("&") ? "" : "&")
            + name
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
