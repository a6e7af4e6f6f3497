package org.traininglayer.lti.courses.rosters;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.Courses.Course;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.NotAsked;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.ServiceCall;
import org.traininglayer.lti.services.NextLink;
import org.traininglayer.lti.services.NextLink.StrangeLinkException;

/**
 * Reads a platform's list to its end: no filter and no page size are asked for, since platforms
 * understand them differently and Moodle's next link forgets them; each next link is followed as it
 * is, on the platform's own hosts only.
 */
@Component
class RosterReader {

  /** Canvas gives 50 people a page, whatever is asked for. */
  static final int MOST_PAGES = 2_000;

  /** Some tens of megabytes while they are read. */
  static final int MOST_PEOPLE = 100_000;

  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final PlatformServices services;

  RosterReader(PlatformServices services) {
    this.services = services;
  }

  /**
   * Reads the whole list of a course.
   *
   * @param goingOn asked before every page: whether the right to read the list is still there
   */
  Fetched read(Platform platform, Course course, URI first, BooleanSupplier goingOn) {
    Map<String, ListedMember> members = new LinkedHashMap<>();
    List<Check> checks = new ArrayList<>();
    Set<URI> seen = new HashSet<>();
    int unreadable = 0;
    long end = System.nanoTime() + LONGEST.toNanos();
    URI page = first;
    while (true) {
      if (System.nanoTime() - end > 0) {
        return endless(
            members,
            "The platform's list of people takes too long.",
            checks,
            Check.failed("Time for all pages", "at most " + LONGEST, "more"));
      }
      if (!goingOn.getAsBoolean()) {
        return broken(
            "Reading the platform's list of people took so long that it was given up.",
            checks,
            Check.failed("Page " + (seen.size() + 1), "in time", "somebody else reads the list"));
      }
      if (!seen.add(page)) {
        return endless(
            members,
            "The platform's pages of people lead round in a circle.",
            checks,
            Check.failed(
                "Next page " + (seen.size() + 1), "a page not read yet", "the same again"));
      }
      if (seen.size() > MOST_PAGES) {
        return endless(
            members,
            "The platform's list of people does not end.",
            checks,
            Check.failed("Number of pages", "at most " + MOST_PAGES, "more"));
      }
      try {
        Answer answer = services.call(platform.id(), course.id(), ServiceCall.members(page));
        if (!answer.ok()) {
          return refused(answer, seen.size(), checks);
        }
        MembersPage read = MembersPage.read(answer.body());
        unreadable += read.unreadable();
        read.members().forEach(one -> members.merge(one.subject(), one, ListedMember::and));
        if (members.size() > MOST_PEOPLE) {
          return endless(
              members,
              "The platform's list has more people than one course can have here.",
              checks,
              Check.failed("People on the list", "at most " + MOST_PEOPLE, "more"));
        }
        Optional<URI> next = NextLink.in(answer.header("link"), page);
        if (next.isEmpty()) {
          break;
        }
        if (!NextLink.mayFollow(platform, first, next.get())) {
          return broken(
              "The platform's next page of people lies on another host.",
              checks,
              Check.failed(
                  "Next page " + (seen.size() + 1),
                  "an address on " + first.getHost(),
                  String.valueOf(next.get().getHost())));
        }
        page = next.get();
      } catch (MembersPage.NotAListException e) {
        return broken(
            "The platform's answer is no list of people.",
            checks,
            Check.failed("Page " + seen.size(), "a list of members", e.getMessage()));
      } catch (StrangeLinkException e) {
        return broken(
            "The platform's next page of people cannot be read.",
            checks,
            Check.failed("Page " + seen.size(), "a link to the next page", e.getMessage()));
      } catch (IOException e) {
        return broken(
            "The platform could not be reached.",
            checks,
            Check.failed("Page " + seen.size(), "an answer", e.getClass().getSimpleName()));
      }
    }
    checks.add(Check.passed("Pages read to the end", Integer.toString(seen.size())));
    checks.add(Check.passed("People on the list", Integer.toString(members.size())));
    if (unreadable > 0) {
      checks.add(Check.failed("Entries with an id", "all", unreadable + " without one, left out"));
    }
    return new Fetched.Whole(List.copyOf(members.values()), checks);
  }

  private static Fetched refused(Answer answer, int page, List<Check> checks) {
    if (answer.throttled()) {
      return broken(
          "The platform asked for fewer requests while the list of people was read. It is asked"
              + " again later.",
          checks,
          Check.failed("Page " + page, "200", answer.status() + " (too many requests)"));
    }
    if (answer.part() == Part.TOKEN) {
      checks.add(
          Check.failed("Access token for the roster", "given", Integer.toString(answer.status())));
      return new Fetched.Broken(noToken(answer), answer.code(), List.of(), checks);
    }
    return broken(
        switch (answer.status()) {
          case 401, 403 ->
              "The platform does not let this tool read the list of people ("
                  + answer.status()
                  + "). Allow \"Names and Role Provisioning\" in the tool's settings there.";
          case 404, 410 ->
              "The platform has no list of people for this course any more ("
                  + answer.status()
                  + ").";
          default -> "The platform answered " + answer.status() + " instead of its list of people.";
        },
        checks,
        Check.failed("Page " + page, "200", Integer.toString(answer.status())));
  }

  /** A scope that is not granted has a switch; a sign-in that is refused has another cause. */
  private static String noToken(Answer answer) {
    NotAsked notAsked = answer.notAsked();
    if (notAsked != null) {
      return notAsked.words();
    }
    String start =
        "The platform gives this tool no access token for its list of people ("
            + answer.status()
            + "). ";
    String said = answer.body().toLowerCase(Locale.ROOT);
    // Platforms say that the sign-in is wrong in many ways, and that a scope is by its name.
    return start
        + (!said.contains("scope")
            ? "It refuses the tool's own sign-in for tokens: compare client id and token address"
                + " of the platform with what it shows, and let its administrator look whether it"
                + " can read this tool's key set."
            : "Allow \"Names and Role Provisioning\" in the tool's settings there.");
  }

  /** What was read of a list without an end is kept: these people are on it at least. */
  private static Fetched endless(
      Map<String, ListedMember> members, String problem, List<Check> checks, Check last) {
    checks.add(last);
    checks.add(Check.passed("People read, and kept as at least these", members.size() + ""));
    return new Fetched.Broken(problem, null, List.copyOf(members.values()), checks);
  }

  private static Fetched broken(String problem, List<Check> checks, Check last) {
    checks.add(last);
    return new Fetched.Broken(problem, null, List.of(), checks);
  }
}
