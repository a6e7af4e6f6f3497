package org.traininglayer.delivery.records;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.DeliveryProperties.Lrs;
import org.traininglayer.delivery.DeliveryProperties.Only;
import org.traininglayer.delivery.RecordDestinations.Filter;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

/**
 * Which statements go to one record store, and in which form. It is asked when a message is put in,
 * so that a later change of the settings does not change what another try sends.
 */
final class Route {

  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  private final Lrs lrs;
  private final @Nullable Pseudonyms pseudonyms;

  Route(Lrs lrs, CopyIds ids) {
    this.lrs = lrs;
    this.pseudonyms = lrs.pseudonymKey().isEmpty() ? null : new Pseudonyms(ids, lrs.pseudonymKey());
  }

  UUID destination() {
    return lrs.id();
  }

  /** Whether every statement goes as it is. */
  boolean plain(Filter filter) {
    return everything(filter) && pseudonyms == null;
  }

  /** Whether no statement is left out. */
  boolean everything(Filter filter) {
    return lrs.only().everything() && filter.everything();
  }

  /**
   * The messages to put in, in the same order.
   *
   * @param filter what was set in the console beside the settings
   */
  List<NewMessage> messages(List<ToForward> told, Filter filter) {
    return told.stream().filter(one -> takes(filter, one.statement())).map(this::message).toList();
  }

  /** Whether settings and filter let it pass. */
  boolean takes(Filter filter, Statement statement) {
    return takes(lrs.only(), statement)
        && (isVoiding(statement) || StatementFilter.takes(filter, statement));
  }

  private static boolean isVoiding(Statement statement) {
    return statement.verb().id().equals(VOIDED);
  }

  private NewMessage message(ToForward one) {
    return pseudonyms == null ? asItIs(one) : copy(one, pseudonyms.of(one.statement()));
  }

  /** The ledger has the text. */
  static NewMessage asItIs(ToForward one) {
    return new NewMessage(one.statement().id(), one.learner(), null, "");
  }

  private static NewMessage copy(ToForward one, Statement other) {
    return new NewMessage(other.id(), one.learner(), null, StatementJson.write(other));
  }

  /** What voids goes wherever something may be that it voids. */
  static boolean takes(Only only, Statement statement) {
    return isVoiding(statement)
        || (fits(only.verbs(), statement.verb().id())
            && about(only.activities(), statement)
            && categorised(only.categories(), statement.context()));
  }

  private static boolean fits(List<String> allowed, String id) {
    return allowed.isEmpty() || allowed.contains(id);
  }

  private static boolean about(List<String> beginnings, Statement statement) {
    return beginnings.isEmpty()
        || (statement.object() instanceof Activity activity
            && beginnings.stream().anyMatch(activity.id()::startsWith));
  }

  private static boolean categorised(List<String> categories, @Nullable Context context) {
    return categories.isEmpty()
        || (context != null
            && context.contextActivities().category().stream()
                .anyMatch(one -> categories.contains(one.id())));
  }
}
