package org.traininglayer.adoption;

import java.util.Set;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.lti.Rosters.Enrolment;

/**
 * How many of whom have started. Leavers are not among those of whom, but what they did stays in
 * the figures. Pure.
 *
 * @param of learners there are now; 0 when nobody is known
 * @param inside how many of them have started
 * @param others how many more have started who do not belong to the course now
 * @param enrolled how many of them are on a platform's list; the others are known because they came
 */
record Started(int of, int inside, int others, int enrolled) {

  static Started of(Enrolment enrolment, Set<AccountKey> started) {
    int inside = (int) started.stream().filter(enrolment.learners()::contains).count();
    return new Started(
        enrolment.learners().size(), inside, started.size() - inside, enrolment.enrolled());
  }

  /**
   * The sentence. How many there are is told as it is, since that is no deed of anybody; how many
   * have started is told by the rule for small groups.
   *
   * @param k fewest people a number may be about
   */
  String sentence(Texts texts, int k, String module) {
    if (of == 0 || inside == 0) {
      return texts.say("started", texts.people(inside + others), module);
    }
    String sentence;
    if (enrolled == of) {
      sentence = texts.say("started-of.enrolled", texts.people(inside), String.valueOf(of), module);
    } else if (enrolled == 0) {
      sentence = texts.say("started-of.opened", texts.people(inside), opened(texts, of, k), module);
    } else {
      sentence =
          texts.say(
              "started-of.mixed",
              texts.people(inside),
              String.valueOf(of),
              String.valueOf(enrolled),
              module);
    }
    return others == 0
        ? sentence
        : sentence + " " + texts.say("started-of.others", texts.people(others));
  }

  private static String opened(Texts texts, int people, int k) {
    return people < k ? texts.say("people.fewer-than", String.valueOf(k)) : String.valueOf(people);
  }
}
