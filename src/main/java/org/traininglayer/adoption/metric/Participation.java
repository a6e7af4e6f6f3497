package org.traininglayer.adoption.metric;

import java.util.Set;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.Headcount;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.lti.Rosters.Enrolment;

/**
 * How many have started, of whom. The only whole there is to compare with is a platform's list;
 * people who came without standing on one are told beside, never added to it.
 *
 * @param listed learners on a platform's list now; a length of a list, and nobody's deed
 * @param started how many of those on the list have started
 * @param unlisted how many have started who are on no list now
 */
public record Participation(int listed, Headcount started, Headcount unlisted) {

  static Participation of(Enrolment enrolment, Set<AccountKey> started, DisclosureControl control) {
    int inside = (int) started.stream().filter(enrolment.listed()::contains).count();
    return new Participation(
        enrolment.listed().size(), control.people(inside), control.people(started.size() - inside));
  }
}
