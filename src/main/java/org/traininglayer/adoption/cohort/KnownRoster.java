package org.traininglayer.adoption.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.Roster;
import org.traininglayer.adoption.cohort.Members.Member;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;

/**
 * Who was where, as it was read once: the members of groups in periods are cut out of it.
 *
 * @param posts of the role map, by account and day
 * @param platforms people of whom the role map says nothing
 * @param named whether anybody is named as expected to use it; else everybody is
 * @param expected when each person is
 * @param passed when each person first passed a module
 * @param to first day no more of all periods
 */
record KnownRoster(
    List<Post> posts,
    List<Roster.Entry> platforms,
    boolean named,
    Map<LearnerId, List<Days>> expected,
    Map<String, LocalDate> passed,
    LocalDate to) {

  private static final LocalDate LONG_AGO = LocalDate.EPOCH;

  /**
   * A stay.
   *
   * @param last null when still there
   */
  record Post(
      LearnerId learner,
      AccountKey account,
      LocalDate from,
      @Nullable LocalDate last,
      String role,
      String study,
      String siteGroup,
      String cohort,
      @Nullable LocalDate trainedOn,
      @Nullable String owner) {

    private boolean in(Cohort of) {
      return switch (of.kind()) {
        case ORGANISATION -> true;
        case COHORT -> cohort.equals(of.name());
        case ROLE -> role.equals(of.name());
        case STUDY -> study.equals(of.name());
      };
    }
  }

  /** From one day to another; {@code last} is null for no end. */
  record Days(LocalDate from, @Nullable LocalDate last) {

    private boolean since(LocalDate day) {
      return last == null || !last.isBefore(day);
    }
  }

  static String person(AccountKey account) {
    return Members.person(account.homePage(), account.name());
  }

  /** Whoever belonged to a cohort at some time from this day on. */
  Members members(Cohort cohort, LocalDate from) {
    List<Member> members = new ArrayList<>();
    for (Post post : posts) {
      LocalDate last = post.last();
      if (post.in(cohort) && (last == null || !last.isBefore(from))) {
        members.add(member(post, from));
      }
    }
    for (Roster.Entry entry : platforms) {
      boolean wanted =
          cohort.kind() == Cohort.Kind.ORGANISATION
              || (cohort.kind() == Cohort.Kind.ROLE && entry.role().equals(cohort.name()));
      if (wanted) {
        members.add(member(entry));
      }
    }
    return new Members(members);
  }

  private Member member(Post post, LocalDate from) {
    LocalDate last = post.last();
    String person = person(post.account());
    boolean expects =
        !named
            || expected.getOrDefault(post.learner(), List.of()).stream()
                .anyMatch(days -> days.since(from));
    return new Member(
        post.learner(),
        post.account(),
        new RosterEntry(
            person,
            post.from(),
            last == null ? null : last.plusDays(1),
            post.role(),
            post.study(),
            post.siteGroup(),
            post.cohort(),
            expects,
            trained(post.trainedOn(), person),
            post.owner()));
  }

  private Member member(Roster.Entry entry) {
    String person = person(entry.person());
    return new Member(
        null,
        entry.person(),
        new RosterEntry(
            person,
            LONG_AGO,
            null,
            entry.role(),
            entry.study(),
            entry.siteGroup(),
            entry.cohort(),
            entry.expected() == null || entry.expected(),
            trained(entry.trainedAt(), person),
            entry.owner()));
  }

  private @Nullable LocalDate trained(@Nullable LocalDate day, String person) {
    return day == null ? passed.get(person) : day;
  }
}
