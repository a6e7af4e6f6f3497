package org.traininglayer.delivery.grades;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.grades.GradeTable.Kept;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.ServiceCall;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Out of how many points a line item is (<a
 * href="https://www.imsglobal.org/spec/lti-ags/v2p0#scoremaximum">AGS 2.0, scoreMaximum</a>). A
 * score in the line item's own scale is right everywhere, also where the platform takes the number
 * and not the maximum beside it.
 */
final class LineItemMaxima {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Place(PlatformId platform, URI lineItem) {}

  private final PlatformServices services;
  private final Cache<Place, BigDecimal> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(30)).build();

  LineItemMaxima(PlatformServices services) {
    this.services = services;
  }

  /**
   * What was found.
   *
   * @param maximum the maximum of a line item; the usual one where the platform does not let us
   *     look
   * @param busy the answer, where it cannot be told at this moment
   */
  record Found(BigDecimal maximum, @Nullable Answer busy) {

    static Found of(BigDecimal maximum) {
      return new Found(maximum, null);
    }
  }

  /**
   * Looks at a line item.
   *
   * @throws IOException when the platform cannot be reached
   */
  Found of(PlatformId platform, Kept grade, URI lineItem) throws IOException {
    Optional<String> scope =
        List.of(GradeService.LINE_ITEM_READ_SCOPE, GradeService.LINE_ITEM_SCOPE).stream()
            .filter(grade.scopes()::contains)
            .findFirst();
    if (scope.isEmpty()) {
      return Found.of(ScoreJson.USUAL_MAXIMUM);
    }
    Place place = new Place(platform, lineItem);
    BigDecimal maximum = known.getIfPresent(place);
    if (maximum == null) {
      Answer answer =
          services.call(platform, grade.course(), ServiceCall.lineItem(lineItem, scope.get()));
      if (!answer.ok()) {
        return new Found(ScoreJson.USUAL_MAXIMUM, answer.passes() ? answer : null);
      }
      maximum = read(answer.body());
      known.put(place, maximum);
    }
    return Found.of(maximum);
  }

  /** 100 and not 1E+2, which strict readers of whole numbers do not take. */
  private static BigDecimal whole(BigDecimal points) {
    return points.scale() < 0 ? points.setScale(0) : points;
  }

  static BigDecimal read(String body) {
    try {
      JsonNode maximum = JSON.readTree(body).path("scoreMaximum");
      return maximum.isNumber() && maximum.decimalValue().signum() > 0
          ? whole(maximum.decimalValue().stripTrailingZeros())
          : ScoreJson.USUAL_MAXIMUM;
    } catch (JacksonException e) {
      return ScoreJson.USUAL_MAXIMUM;
    }
  }
}
