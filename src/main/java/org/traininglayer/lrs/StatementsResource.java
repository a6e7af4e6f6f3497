package org.traininglayer.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.databind.node.ObjectNode;

/** The statement resource (xAPI 1.0.3, part 3, 2.1). */
@Component
class StatementsResource {

  static final String PATH = "/statements";

  /** The further pages of a list. */
  static final String MORE = PATH + "/more";

  private final StatementWriter reception;
  private final StatementSearch search;
  private final StatementView view;
  private final LrsProperties properties;

  StatementsResource(
      StatementWriter reception,
      StatementSearch search,
      StatementView view,
      LrsProperties properties) {
    this.reception = reception;
    this.search = search;
    this.view = view;
    this.properties = properties;
  }

  /**
   * Answers a request.
   *
   * @param base path of the LRS on this host, for the link to the next page
   * @param now when the request came, by the clock of the ledger
   */
  XapiResponse answer(
      XapiRequest request, Caller caller, XapiVersion version, String base, Instant now) {
    return switch (request.method()) {
      case "GET" -> {
        caller.mustRead();
        yield get(request, caller, version, base, now);
      }
      case "POST" -> {
        caller.mustWrite();
        yield post(request, caller, version);
      }
      case "PUT" -> {
        caller.mustWrite();
        yield put(request, caller, version);
      }
      default -> throw XapiFailure.of(405, "Statements can be read, posted and put, not changed.");
    };
  }

  private XapiResponse post(XapiRequest request, Caller caller, XapiVersion version) {
    request.allowParameters(Set.of());
    var ids = StrictJson.MAPPER.createArrayNode();
    reception.post(caller, request.jsonBody(), version).forEach(id -> ids.add(id.toString()));
    return XapiResponse.json(ids);
  }

  private XapiResponse put(XapiRequest request, Caller caller, XapiVersion version) {
    request.allowParameters(Set.of("statementId"));
    String id = request.parameters().get("statementId");
    if (id == null) {
      throw XapiFailure.badParameter("statementId", "is required with PUT");
    }
    reception.put(caller, StatementQuery.uuid("statementId", id), request.jsonBody(), version);
    return XapiResponse.noContent();
  }

  private XapiResponse get(
      XapiRequest request, Caller caller, XapiVersion version, String base, Instant now) {
    String language = request.header("Accept-Language");
    if (request.path().equals(MORE)) {
      request.allowParameters(Set.of("cursor"));
      Cursor cursor = Cursor.decode(request.parameters().getOrDefault("cursor", ""));
      return page(caller, cursor.parameters(), version, base, cursor.bound(), cursor, language);
    }
    Map<String, String> parameters = request.parameters();
    if (parameters.containsKey("statementId") || parameters.containsKey("voidedStatementId")) {
      return one(request, caller, language);
    }
    request.allowParameters(StatementQuery.PARAMETERS);
    return page(caller, parameters, version, base, now, null, language);
  }

  private XapiResponse one(XapiRequest request, Caller caller, @Nullable String language) {
    boolean voided = request.parameters().containsKey("voidedStatementId");
    String name = voided ? "voidedStatementId" : "statementId";
    request.allowParameters(Set.of(name, "format", "attachments"));
    StatementQuery.attachments(request.parameters());
    StatementFormat format = StatementQuery.format(request.parameters());
    UUID id = StatementQuery.uuid(name, request.parameters().getOrDefault(name, ""));
    KeptStatement kept =
        search
            .one(caller, id, voided)
            .orElseThrow(() ->
                XapiFailure.of(
                    404,
                    "There is no" + (voided ? " voided" : "") + " statement with the id " + id));
    return XapiResponse.json(
            view.show(caller.organisation(), List.of(kept), format, language).getFirst())
        .withLastModified(kept.stored());
  }

  private XapiResponse page(
      Caller caller,
      Map<String, String> parameters,
      XapiVersion version,
      String base,
      Instant bound,
      @Nullable Cursor after,
      @Nullable String language) {
    StatementQuery query = StatementQuery.of(parameters, version);
    int size =
        query.limit() == 0 ? properties.maxPage() : Math.min(query.limit(), properties.maxPage());
    List<KeptStatement> found = search.page(caller, query, bound, after, size + 1);
    boolean more = found.size() > size;
    List<KeptStatement> shown = more ? found.subList(0, size) : found;
    ObjectNode body = StrictJson.MAPPER.createObjectNode();
    body.putArray("statements")
        .addAll(view.show(caller.organisation(), shown, query.format(), language));
    body.put("more", more ? next(base, parameters, bound, shown.getLast()) : "");
    return XapiResponse.json(body);
  }

  private static String next(
      String base, Map<String, String> parameters, Instant bound, KeptStatement last) {
    return base
        + MORE
        + "?cursor="
        + new Cursor(parameters, bound, last.stored(), last.seq()).encode();
  }
}
