package org.traininglayer.adoption.dashboard;

import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Headcount;
import org.traininglayer.adoption.metric.Participation;

/**
 * How many have started, in words. "n of m" is said of one list only; who stands on none is told
 * beside it, once and for one reason.
 */
final class Started {

  private Started() {}

  static String sentence(Participation who, Texts texts, String module) {
    Headcount others = who.unlisted();
    if (who.listed() == 0) {
      return texts.say("started", texts.people(others), module);
    }
    String listed = String.valueOf(who.listed());
    Headcount started = who.started();
    String of = who.byExpectation() ? "started-expected" : "started-of";
    String sentence =
        started.none()
            ? texts.say(of + ".none", listed, module)
            : started.few() && who.listed() <= Figure.FEW
                ? texts.say(of + ".some", listed, module)
                : texts.say(of, texts.people(started), listed, module);
    return others.none()
        ? sentence
        : sentence + " · " + texts.say(of + ".others", texts.people(others));
  }
}
