package org.traininglayer.adoption.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;

/** Who belonged to a cohort, from which day to which, and by which names facts know them. */
final class Members {

  private final List<Member> all;
  private final Map<String, List<RosterEntry>> spans = new HashMap<>();
  private final Map<LearnerId, String> learners = new HashMap<>();

  /**
   * One stay of one person.
   *
   * @param learner null for somebody of whom only an account is known
   */
  record Member(@Nullable LearnerId learner, AccountKey account, RosterEntry entry) {}

  Members(List<Member> all) {
    this.all = List.copyOf(all);
    for (Member member : all) {
      spans
          .computeIfAbsent(member.entry().person(), person -> new ArrayList<>())
          .add(member.entry());
      if (member.learner() != null) {
        learners.put(member.learner(), member.entry().person());
      }
    }
  }

  /** How figures name somebody within one reckoning. */
  static String person(String homePage, String account) {
    return homePage + " " + account;
  }

  List<RosterEntry> entries() {
    return all.stream().map(Member::entry).toList();
  }

  /** Whether she was in the cohort at any time of the period. */
  boolean has(String person) {
    return spans.containsKey(person);
  }

  /** Whether she was in the cohort on this day. */
  boolean there(String person, LocalDate day) {
    for (RosterEntry entry : spans.getOrDefault(person, List.of())) {
      if (entry.on(day)) {
        return true;
      }
    }
    return false;
  }

  /** Who this is; null for others. */
  @Nullable String person(LearnerId learner) {
    return learners.get(learner);
  }

  /** Whose facts are asked for. */
  List<AccountKey> accounts() {
    return all.stream().map(Member::account).distinct().toList();
  }

  boolean none() {
    return all.isEmpty();
  }
}
