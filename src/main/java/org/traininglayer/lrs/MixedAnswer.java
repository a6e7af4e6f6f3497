package org.traininglayer.lrs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.databind.JsonNode;

/**
 * An answer with attachments: JSON, and then each of them once (xAPI 1.0.3, part 3, 1.5.2). They
 * are fetched one by one while the answer is written, so that a page of large ones is never in
 * memory.
 */
final class MixedAnswer implements XapiResponse.Body {

  private final String boundary = "TrainingLayer-" + UUID.randomUUID();
  private final Attachments attachments;
  private final OrganisationId organisation;
  private final byte[] json;
  private final List<Part> parts = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Part(byte[] head, Attachments.Place place) {}

  /**
   * Makes the answer.
   *
   * @param statements those that it shows
   * @param body all of its JSON
   */
  MixedAnswer(
      Attachments attachments,
      OrganisationId organisation,
      List<? extends JsonNode> statements,
      JsonNode body) {
    this.attachments = attachments;
    this.organisation = organisation;
    this.json =
        ("--" + boundary + "\r\nContent-Type: application/json\r\n\r\n" + body)
            .getBytes(StandardCharsets.UTF_8);
    Map<String, JsonNode> named = new LinkedHashMap<>();
    List<UUID> ids = new ArrayList<>();
    for (JsonNode statement : statements) {
      ids.add(UUID.fromString(statement.path("id").stringValue()));
      named(statement, named);
      named(statement.path("object"), named);
    }
    if (!named.isEmpty()) {
      Map<String, Attachments.Place> places = attachments.of(organisation, ids);
      named.forEach((hash, attachment) -> {
        Attachments.Place place = places.get(hash);
        if (place != null) {
          parts.add(new Part(head(attachment), place));
        }
      });
    }
  }

  /** The answer with its headers. */
  XapiResponse response() {
    return new XapiResponse(
        200, Map.of("Content-Type", "multipart/mixed; boundary=" + boundary), this);
  }

  @Override
  public long length() {
    long length = (long) json.length + end().length;
    for (Part part : parts) {
      length += part.head().length + part.place().length();
    }
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(json);
    for (Part part : parts) {
      out.write(part.head());
      out.write(
          attachments
              .content(organisation, part.place())
              .orElseThrow(
                  () -> new IOException("an attachment was erased while it was asked for")));
    }
    out.write(end());
  }

  private static void named(JsonNode event, Map<String, JsonNode> named) {
    event
        .path("attachments")
        .forEach(each ->
            named.putIfAbsent(each.path("sha2").stringValue("").toLowerCase(Locale.ROOT), each));
  }

  private byte[] head(JsonNode attachment) {
    return ("\r\n--"
            + boundary
            + "\r\nContent-Type: "
            + type(attachment.path("contentType").stringValue(""))
            + "\r\nContent-Transfer-Encoding: binary\r\n"
            + StatementBody.HASH
            + ": "
            + attachment.path("sha2").stringValue("")
            + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] end() {
    return ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** What a statement says, unless that would be more than one header. */
  private static String type(String said) {
    return said.chars().allMatch(c -> c >= ' ' && c < 127) ? said : "application/octet-stream";
  }
}
