package org.traininglayer.lrs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Where content keeps what it will: state, agent profiles, activity profiles (xAPI 1.0.3, part 3,
 * 2.2). One class for the three kinds.
 */
class DocumentResource implements KeyedResource {

  private final DocumentKind kind;
  private final Documents documents;
  private final long limit;

  DocumentResource(DocumentKind kind, Documents documents, DataSize limit) {
    this.kind = kind;
    this.documents = documents;
    this.limit = limit.toBytes();
  }

  @Override
  public Set<String> paths() {
    return Set.of(kind.path());
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "PUT", "POST", "DELETE");
  }

  @Override
  public long maxBody() {
    return limit;
  }

  @Override
  public XapiResponse handle(XapiCall call) {
    if (call.request().method().equals("GET")) {
      call.caller().mustRead(kind.scope());
      return get(call);
    }
    call.caller().mustWrite(kind.scope());
    return switch (call.request().method()) {
      case "DELETE" -> delete(call);
      case "PUT" -> {
        DocumentPlace place = one(call);
        Document document = Document.of(call.request());
        documents.put(place, document, Preconditions.of(call.request()), call.version());
        yield kept(document);
      }
      default -> {
        DocumentPlace place = one(call);
        yield kept(
            documents.post(
                place, Document.of(call.request()), Preconditions.of(call.request()), limit));
      }
    };
  }

  /** With the ETag of what is there now: cmi5 content saves again without asking for it first. */
  private static XapiResponse kept(Document document) {
    return new XapiResponse(204, Map.of("ETag", tag(document.etag())), new byte[0]);
  }

  private static String tag(String etag) {
    return "\"" + etag + "\"";
  }

  private XapiResponse get(XapiCall call) {
    Map<String, String> given = call.request().parameters();
    if (!given.containsKey(kind.idParameter())) {
      return list(call, given.get("since"));
    }
    Documents.Kept kept =
        documents
            .find(one(call))
            .orElseThrow(() ->
                XapiFailure.of(404, "There is no document with this " + kind.idParameter() + "."));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", kept.document().contentType());
    headers.put("ETag", tag(kept.etag()));
    // Whatever it says it is, it must not act as a page of this site.
    headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    return new XapiResponse(200, headers, kept.document().content())
        .withLastModified(kept.modified());
  }

  private XapiResponse list(XapiCall call, @Nullable String since) {
    Set<String> known = DocumentPlace.parameters(kind);
    known.add("since");
    call.request().allowParameters(known);
    List<Documents.Listed> listed =
        documents.list(
            DocumentPlace.of(kind, call),
            since == null ? null : ParameterValue.timestamp("since", since, call.version()));
    var ids = StrictJson.MAPPER.createArrayNode();
    listed.forEach(each -> ids.add(each.id()));
    XapiResponse response = XapiResponse.json(ids);
    return listed.isEmpty() ? response : response.withLastModified(listed.getLast().modified());
  }

  private XapiResponse delete(XapiCall call) {
    if (!kind.canBeDeletedTogether() || call.request().parameters().containsKey("stateId")) {
      documents.delete(one(call), Preconditions.of(call.request()));
      return XapiResponse.noContent();
    }
    call.request().allowParameters(DocumentPlace.parameters(kind));
    if (!Preconditions.of(call.request()).isEmpty()) {
      throw XapiFailure.badRequest(
          "If-Match and If-None-Match speak of one document; without stateId several are deleted.");
    }
    documents.deleteAll(DocumentPlace.of(kind, call));
    return XapiResponse.noContent();
  }

  /** The one document that the parameters name. */
  private DocumentPlace one(XapiCall call) {
    call.request().allowParameters(DocumentPlace.parameters(kind));
    DocumentPlace place = DocumentPlace.of(kind, call);
    if (place.id() == null) {
      throw XapiFailure.badParameter(kind.idParameter(), "is required");
    }
    return place;
  }
}
