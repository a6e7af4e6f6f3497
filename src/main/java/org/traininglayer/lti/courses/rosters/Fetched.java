package org.traininglayer.lti.courses.rosters;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Check;

/** What came of reading a platform's list. */
sealed interface Fetched {

  /** What was looked at, in order. */
  List<Check> checks();

  /** Everybody, from all pages. */
  record Whole(List<ListedMember> members, List<Check> checks) implements Fetched {
    public Whole {
      members = List.copyOf(members);
      checks = List.copyOf(checks);
    }
  }

  /**
   * Not everybody, so that nothing follows from who is missing.
   *
   * @param problem one sentence for an administrator
   * @param code of a trace that was told already
   * @param atLeast people who are on the list for certain, from a list that does not end
   */
  record Broken(
      String problem, @Nullable String code, List<ListedMember> atLeast, List<Check> checks)
      implements Fetched {
    public Broken {
      atLeast = List.copyOf(atLeast);
      checks = List.copyOf(checks);
    }
  }
}
