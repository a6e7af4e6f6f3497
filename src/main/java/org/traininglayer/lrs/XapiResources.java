package org.traininglayer.lrs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.xapi.XapiVersion;

/** Which resource answers, and to whom. Who asks is known before a body is read. */
@Component
class XapiResources {

  private final Admission admission;
  private final LedgerClock clock;
  private final BodyRoom room;
  private final Map<String, XapiResource> byPath = new TreeMap<>();

  XapiResources(
      Admission admission, LedgerClock clock, BodyRoom room, List<XapiResource> resources) {
    this.admission = admission;
    this.clock = clock;
    this.room = room;
    for (XapiResource resource : resources) {
      for (String path : resource.paths()) {
        if (byPath.put(path, resource) != null) {
          throw new IllegalStateException("two resources at /xapi" + path);
        }
      }
    }
  }

  /**
   * Answers a request.
   *
   * @param version what the version header says; absent if it is missing or wrong
   * @param base path of the LRS on this host
   * @param headers takes headers that belong to the answer even if it is a refusal
   */
  XapiResponse answer(
      XapiRequest request,
      @Nullable XapiVersion version,
      String base,
      BiConsumer<String, String> headers) {
    return switch (byPath.get(request.path())) {
      case OpenResource open -> open.handle(fitting(request, open));
      case KeyedResource keyed -> {
        LedgerClock.Moment moment = clock.look();
        if (keyed.tellsConsistentThrough()) {
          headers.accept(
              "X-Experience-API-Consistent-Through",
              XapiResponse.timestamp(moment.consistentThrough()));
        }
        Caller caller = admission.admit(request);
        if (version == null) {
          throw XapiFailure.badRequest(
              "The header X-Experience-API-Version must be 1.0.x or 2.0.x.");
        }
        XapiRequest fitting = fitting(request, keyed);
        try (BodyRoom.Share share = room.share()) {
          XapiBody body = fitting.body().telling(share::arrived);
          yield keyed.handle(
              new XapiCall(fitting.withBody(body), caller, version, base, moment.now()));
        }
      }
      case null -> {
        admission.admit(request);
        throw XapiFailure.of(404, notThere(request.path()));
      }
    };
  }

  /** The request, if the resource has its method, with as much of a body as it takes. */
  private static XapiRequest fitting(XapiRequest request, XapiResource resource) {
    if (!resource.methods().contains(request.method())) {
      String methods =
          String.join(
              ", ",
              resource.methods().stream()
                  .filter(method -> !method.equals("HEAD"))
                  .sorted()
                  .toList());
      throw XapiFailure.of(
              405, "This resource has the methods " + methods + ", not " + request.method() + ".")
          .with("Allow", methods.contains("GET") ? methods + ", HEAD" : methods);
    }
    return request.withBody(request.body().upTo(resource.maxBody()));
  }

  private String notThere(String path) {
    String without = path.replaceFirst("/+$", "");
    if (!without.equals(path) && byPath.containsKey(without)) {
      return "There is no slash at the end of this address: it is /xapi" + without + ".";
    }
    return "This record store has the resources "
        + String.join(", ", byPath.keySet())
        + " below /xapi, and not this one.";
  }
}
