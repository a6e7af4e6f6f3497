package org.traininglayer.adoption.metric;

import java.util.Set;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.Headcount;
import org.traininglayer.kernel.AccountKey;

/**
 * How many have started, of whom. The whole to compare with is the list of those who are expected,
 * or where nobody has said that, a platform's list; people who came without standing on it are told
 * beside, never added to it.
 *
 * @param byExpectation whether it is the list of those who are expected
 * @param listed people on the list now; a length of a list, and nobody's deed
 * @param started how many of those on the list have started
 * @param unlisted how many have started who are on no list now
 */
public record Participation(
    boolean byExpectation, int listed, Headcount started, Headcount unlisted) {

  static Participation of(
      boolean byExpectation,
      Set<AccountKey> listed,
      Set<AccountKey> started,
      DisclosureControl control) {
    int inside = (int) started.stream().filter(listed::contains).count();
    return new Participation(
        byExpectation,
        listed.size(),
        control.people(inside),
        control.people(started.size() - inside));
  }
}
