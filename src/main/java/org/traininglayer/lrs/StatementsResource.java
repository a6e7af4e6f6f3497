package org.traininglayer.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The statement resource (xAPI 1.0.3, part 3, 2.1). */
@Component
class StatementsResource implements KeyedResource {

  static final String PATH = "/statements";

  /** The further pages of a list. */
  static final String MORE = PATH + "/more";

  private final StatementWriter writer;
  private final StatementSearch search;
  private final StatementView view;
  private final Attachments attachments;
  private final LrsProperties properties;

  StatementsResource(
      StatementWriter writer,
      StatementSearch search,
      StatementView view,
      Attachments attachments,
      LrsProperties properties) {
    this.writer = writer;
    this.search = search;
    this.view = view;
    this.attachments = attachments;
    this.properties = properties;
  }

  @Override
  public Set<String> paths() {
    return Set.of(PATH, MORE);
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "POST", "PUT");
  }

  @Override
  public long maxBody() {
    return Math.max(properties.maxBody().toBytes(), properties.maxAttachments().toBytes());
  }

  @Override
  public boolean tellsConsistentThrough() {
    return true;
  }

  @Override
  public XapiResponse handle(XapiCall call) {
    if (call.request().method().equals("GET")) {
      call.caller().mustRead();
      return get(call);
    }
    call.caller().mustWrite();
    return call.request().method().equals("POST") ? post(call) : put(call);
  }

  private XapiResponse post(XapiCall call) {
    call.request().allowParameters(Set.of());
    var ids = StrictJson.MAPPER.createArrayNode();
    writer.post(call.caller(), body(call), call.version()).forEach(id -> ids.add(id.toString()));
    return XapiResponse.json(ids);
  }

  private XapiResponse put(XapiCall call) {
    call.request().allowParameters(Set.of("statementId"));
    String id = call.request().parameters().get("statementId");
    if (id == null) {
      throw XapiFailure.badParameter("statementId", "is required with PUT");
    }
    UUID statement = ParameterValue.uuid("statementId", id);
    writer.put(call.caller(), statement, body(call), call.version());
    return XapiResponse.noContent();
  }

  private StatementBody body(XapiCall call) {
    return StatementBody.of(call.request(), properties.maxBody().toBytes());
  }

  private XapiResponse get(XapiCall call) {
    XapiRequest request = call.request();
    if (request.path().equals(MORE)) {
      request.allowParameters(Set.of("cursor"));
      Cursor cursor = Cursor.decode(request.parameters().getOrDefault("cursor", ""));
      return page(call, cursor.parameters(), cursor.bound(), cursor);
    }
    Map<String, String> parameters = request.parameters();
    if (parameters.containsKey("statementId") || parameters.containsKey("voidedStatementId")) {
      return one(call);
    }
    request.allowParameters(StatementQuery.PARAMETERS);
    return page(call, parameters, call.now(), null);
  }

  private XapiResponse one(XapiCall call) {
    XapiRequest request = call.request();
    boolean voided = request.parameters().containsKey("voidedStatementId");
    String name = voided ? "voidedStatementId" : "statementId";
    request.allowParameters(Set.of(name, "format", "attachments"));
    boolean attachments = StatementQuery.attachments(request.parameters());
    StatementFormat format = StatementQuery.format(request.parameters());
    UUID id = ParameterValue.uuid(name, request.parameters().getOrDefault(name, ""));
    KeptStatement kept =
        search
            .one(call.caller(), id, voided)
            .orElseThrow(() ->
                XapiFailure.of(
                    404,
                    "There is no" + (voided ? " voided" : "") + " statement with the id " + id));
    ObjectNode statement = show(call, List.of(kept), format).getFirst();
    return answer(call, List.of(statement), statement, attachments).withLastModified(kept.stored());
  }

  private XapiResponse page(
      XapiCall call, Map<String, String> parameters, Instant bound, @Nullable Cursor after) {
    StatementQuery query = StatementQuery.of(parameters, call.version());
    int size =
        query.limit() == 0 ? properties.maxPage() : Math.min(query.limit(), properties.maxPage());
    StatementSearch.Page page = search.page(call.caller(), query, bound, after, size);
    List<KeptStatement> shown = page.statements();
    ObjectNode body = StrictJson.MAPPER.createObjectNode();
    List<ObjectNode> statements = show(call, shown, query.format());
    body.putArray("statements").addAll(statements);
    body.put("more", page.more() ? next(call.base(), parameters, bound, shown.getLast()) : "");
    return answer(call, statements, body, query.attachments());
  }

  private XapiResponse answer(
      XapiCall call, List<ObjectNode> statements, ObjectNode body, boolean withAttachments) {
    return withAttachments
        ? new MixedAnswer(attachments, call.caller().organisation(), statements, body).response()
        : XapiResponse.json(body);
  }

  private List<ObjectNode> show(XapiCall call, List<KeptStatement> kept, StatementFormat format) {
    return view.show(
        call.caller(), kept, call.version(), format, call.request().header("Accept-Language"));
  }

  private static String next(
      String base, Map<String, String> parameters, Instant bound, KeptStatement last) {
    return base
        + MORE
        + "?cursor="
        + new Cursor(parameters, bound, last.stored(), last.seq()).encode();
  }
}
