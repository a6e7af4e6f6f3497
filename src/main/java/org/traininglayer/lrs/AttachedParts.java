package org.traininglayer.lrs;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.traininglayer.xapi.Problem;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether what a statement says is attached has come, is elsewhere, or is missing; and whether its
 * signature is one (xAPI 1.0.3, part 2, 2.4.11 and 2.6).
 */
final class AttachedParts {

  private final Map<String, byte[]> came;
  private final XapiVersion version;
  private final Set<String> named = new HashSet<>();

  /**
   * Begins with one statement.
   *
   * @param came what came with the request, by hash in lower case
   */
  AttachedParts(Map<String, byte[]> came, XapiVersion version) {
    this.came = came;
    this.version = version;
  }

  /** Looks at a statement; a signature is looked at only where nothing else is wrong. */
  void check(JsonNode statement, List<Problem> problems) {
    boolean valid = problems.isEmpty();
    check(statement, "attachments", problems);
    check(statement.path("object"), "object.attachments", problems);
    if (valid && problems.isEmpty() && statement instanceof ObjectNode whole) {
      JsonNode attachments = whole.path("attachments");
      for (int i = 0; i < attachments.size(); i++) {
        String place = "attachments[" + i + "]";
        byte[] content = came.get(hash(attachments.path(i)));
        if (content != null && StatementSignature.isOne(attachments.path(i))) {
          StatementSignature.problem(whole, content, version)
              .ifPresent(wrong -> problems.add(new Problem(place, wrong)));
        }
      }
    }
  }

  /** The hashes of those that came. */
  Set<String> named() {
    return Set.copyOf(named);
  }

  private void check(JsonNode event, String path, List<Problem> problems) {
    JsonNode attachments = event.path("attachments");
    for (int i = 0; attachments.isArray() && i < attachments.size(); i++) {
      JsonNode attachment = attachments.path(i);
      if (!attachment.isObject()) {
        continue;
      }
      String place = path + "[" + i + "]";
      boolean here = came.containsKey(hash(attachment));
      if (here) {
        named.add(hash(attachment));
      }
      if (StatementSignature.isOne(attachment)) {
        signature(attachment, place, here, problems);
      } else if (!here && !attachment.has("fileUrl")) {
        problems.add(
            new Problem(
                place + ".fileUrl", "is required, since no part of the request has its sha2"));
      }
    }
  }

  private static void signature(
      JsonNode attachment, String place, boolean here, List<Problem> problems) {
    if (!here) {
      problems.add(new Problem(place, "is a signature, which must come as a part of the request"));
    }
    if (!attachment.path("contentType").stringValue("").equals(StatementSignature.TYPE)) {
      problems.add(
          new Problem(
              place + ".contentType", "must be " + StatementSignature.TYPE + " for a signature"));
    }
  }

  private static String hash(JsonNode attachment) {
    return attachment.path("sha2").stringValue("").toLowerCase(Locale.ROOT);
  }
}
