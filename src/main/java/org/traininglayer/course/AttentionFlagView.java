package org.traininglayer.course;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.People.Person;

/**
 * Somebody whose work it may be worth to look at, in words.
 *
 * @param name as the platform shares it; null when it does not
 * @param subject the platform's id of the person, by which a nameless one can be found
 * @param why part of a message key
 */
record AttentionFlagView(
    @Nullable String name,
    String subject,
    String activity,
    String why,
    int attempts,
    long days,
    int found,
    int critical,
    String attempt,
    boolean sample) {

  private static final int SUBJECT_SHOWN = 24;

  static AttentionFlagView of(
      AttentionFlag flag,
      Map<LearnerId, Person> people,
      Map<ModuleId, Module> modules,
      Map<String, String> titles) {
    Person person = people.get(flag.learner());
    Module module = modules.get(flag.module());
    return new AttentionFlagView(
        person == null ? null : person.name(),
        person == null ? "" : shortened(person.account().name()),
        titles.getOrDefault(flag.link(), module == null ? flag.module().value() : module.title()),
        flag.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        flag.attempts(),
        flag.days(),
        flag.found(),
        flag.critical(),
        flag.attempt().toString(),
        flag.sample());
  }

  static String shortened(String subject) {
    return subject.length() <= SUBJECT_SHOWN
        ? subject
        : subject.substring(0, SUBJECT_SHOWN - 1) + "…";
  }
}
