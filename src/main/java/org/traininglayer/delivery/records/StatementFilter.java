package org.traininglayer.delivery.records;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.RecordDestinations.Filter;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Profile;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;
import tools.jackson.databind.json.JsonMapper;

/** Whether a filter of the console lets a statement pass. Pure. */
final class StatementFilter {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StatementFilter() {}

  /** Every list that is not empty must be met. */
  static boolean takes(Filter filter, Statement statement) {
    return (filter.verbs().isEmpty() || filter.verbs().contains(statement.verb().id()))
        && (filter.activities().isEmpty() || within(filter.activities(), statement))
        && (filter.templates().isEmpty() || isOne(filter.templates(), statement));
  }

  /**
   * About one of these activities, about what its id places below it, or about something that the
   * context places within it (xAPI 1.0.3, part 2, 2.4.6.2: parent and grouping).
   */
  private static boolean within(List<String> activities, Statement statement) {
    if (!(statement.object() instanceof Activity object)) {
      return false;
    }
    return activities.stream()
        .anyMatch(wanted ->
            isOrIsBelow(object.id(), wanted)
                || above(statement.context()).anyMatch(id -> isOrIsBelow(id, wanted)));
  }

  private static Stream<String> above(@Nullable Context context) {
    return context == null
        ? Stream.empty()
        : Stream.concat(
                context.contextActivities().parent().stream(),
                context.contextActivities().grouping().stream())
            .map(Activity::id);
  }

  private static boolean isOrIsBelow(String id, String wanted) {
    return id.startsWith(wanted)
        && (id.length() == wanted.length()
            || wanted.endsWith("/")
            || "/#?".indexOf(id.charAt(wanted.length())) >= 0);
  }

  private static boolean isOne(List<String> templates, Statement statement) {
    return Profile.ours()
        .templateOf(JSON.readTree(StatementJson.write(statement)))
        .filter(one -> templates.contains(one.id()))
        .isPresent();
  }
}
