package org.traininglayer.lti.courses.rosters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.lti.courses.CourseRoles;
import org.traininglayer.lti.courses.SharedName;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of a platform's list (<a href="https://www.imsglobal.org/spec/lti-nrps/v2p0">NRPS 2.0,
 * 2.2</a>). Beyond the id everything may be absent.
 *
 * @param members without those whose membership was deleted, and without test students
 * @param unreadable how many entries have no id that could be one
 */
record MembersPage(List<ListedMember> members, int unreadable) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST = 255;

  MembersPage {
    members = List.copyOf(members);
  }

  /**
   * Reads a page.
   *
   * @throws NotAListException when it is none
   */
  static MembersPage read(String body) {
    JsonNode members;
    try {
      members = JSON.readTree(body).path("members");
    } catch (JacksonException e) {
      throw new NotAListException("no JSON");
    }
    if (!members.isArray()) {
      throw new NotAListException("JSON without the list \"members\"");
    }
    List<ListedMember> read = new ArrayList<>();
    int unreadable = 0;
    for (JsonNode member : members) {
      String subject = subject(member.path("user_id"));
      if (subject == null) {
        unreadable++;
        continue;
      }
      List<String> roles = roles(member.path("roles"));
      if (!status(member).equals("deleted") && !CourseRoles.isTestUser(roles)) {
        read.add(
            new ListedMember(
                subject,
                name(member),
                text(member.path("email")),
                text(member.path("lis_person_sourcedid")),
                CourseRoles.of(roles),
                !status(member).equals("inactive")));
      }
    }
    return new MembersPage(read, unreadable);
  }

  /** Moodle's ids are numbers, usually written as text. */
  private static @Nullable String subject(JsonNode id) {
    String text = id.isString() || id.isIntegralNumber() ? id.asString() : "";
    return text.isBlank() || text.length() > LONGEST || CleanText.isUnfit(text) ? null : text;
  }

  /** No status means active. */
  private static String status(JsonNode member) {
    String status = member.path("status").asString("").toLowerCase(Locale.ROOT);
    return status.substring(status.lastIndexOf('#') + 1);
  }

  private static List<String> roles(JsonNode roles) {
    List<String> words = new ArrayList<>();
    for (JsonNode role : roles) {
      if (role.isString()) {
        words.add(role.stringValue());
      }
    }
    return words;
  }

  /** Moodle's names have passed a filter for pages: an ampersand may come as an entity. */
  private static @Nullable String name(JsonNode member) {
    return SharedName.of(
        text(member.path("name")),
        text(member.path("given_name")),
        text(member.path("family_name")));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isString() ? HtmlUtils.htmlUnescape(value.stringValue()) : null;
  }

  /** The answer is no list of people. */
  static final class NotAListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAListException(String message) {
      super(message);
    }
  }
}
