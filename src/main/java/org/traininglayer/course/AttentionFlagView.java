package org.traininglayer.course;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.People.Person;

/**
 * Somebody who needs help, in words.
 *
 * @param name as the platform shares it; null when it does not
 * @param subject the platform's id of the person, by which a nameless one can be found
 * @param why part of a message key
 */
record AttentionFlagView(
    @Nullable String name,
    String subject,
    String module,
    String why,
    int attempts,
    long days,
    int found,
    int critical,
    String attempt,
    boolean sample) {

  private static final int SUBJECT_SHOWN = 24;

  static AttentionFlagView of(
      AttentionFlag need, Map<LearnerId, Person> people, Map<ModuleId, Module> modules) {
    Person person = people.get(need.learner());
    Module module = modules.get(need.module());
    return new AttentionFlagView(
        person == null ? null : person.name(),
        person == null ? "" : shortened(person.account().name()),
        module == null ? need.module().value() : module.title(),
        need.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        need.attempts(),
        need.days(),
        need.found(),
        need.critical(),
        need.attempt().toString(),
        need.sample());
  }

  static String shortened(String subject) {
    return subject.length() <= SUBJECT_SHOWN
        ? subject
        : subject.substring(0, SUBJECT_SHOWN - 1) + "…";
  }
}
