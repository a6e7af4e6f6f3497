package org.traininglayer.admin;

import java.util.List;
import java.util.Locale;
import org.springframework.ui.Model;
import org.traininglayer.lti.People.Person;

/** Finds people by a part of their name, or by one of their ids as a whole. */
final class PeopleSearch {

  private static final int SHOWN = 50;
  private static final int SHORTEST = 2;

  private PeopleSearch() {}

  /** What a page needs that shows the form of the search and whom it found. */
  static void into(Model model, List<Person> people, String asked) {
    model.addAttribute("q", asked.strip());
    model.addAttribute("asked", !asked.isBlank());
    model.addAttribute("found", of(people, asked));
  }

  /** Those who fit, fifty at most; nobody for a single letter. */
  static List<Person> of(List<Person> people, String asked) {
    String wanted = asked.strip().toLowerCase(Locale.ROOT);
    return wanted.length() < SHORTEST
        ? List.of()
        : people.stream().filter(person -> fits(person, wanted)).limit(SHOWN).toList();
  }

  private static boolean fits(Person person, String wanted) {
    String name = person.name();
    return person.account().name().toLowerCase(Locale.ROOT).equals(wanted)
        || person.id().value().toString().equals(wanted)
        || (name != null && name.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
