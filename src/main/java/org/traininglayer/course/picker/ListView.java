package org.traininglayer.course.picker;

import java.util.List;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;

/**
 * What the list shows.
 *
 * @param cards the modules that fit
 * @param hidden what is chosen and does not fit, so is not in sight
 * @param chosen everything chosen, in its order
 */
record ListView(
    DeepLinkingSession picking,
    ModuleFilter shelf,
    List<Card> cards,
    boolean home,
    boolean homeChosen,
    List<String> hidden,
    List<Chosen> chosen,
    int all,
    List<Named> roles,
    List<Named> competencies,
    List<Integer> lengths,
    boolean nothing) {

  /** A module in the list. */
  record Card(
      String id,
      String title,
      String summary,
      int minutes,
      String version,
      String language,
      List<String> roles,
      List<String> competencies,
      boolean chosen) {}

  /** Something chosen. */
  record Chosen(String id, String title) {}

  /** An id and its name. */
  record Named(String id, String name) {}

  static ListView of(
      DeepLinkingSession picking,
      ModuleFilter shelf,
      Catalog catalog,
      List<Choice> chosen,
      boolean nothing,
      Labels words) {
    List<Module> modules = catalog.all();
    List<Module> fitting = shelf.of(modules, words);
    List<String> ids = chosen.stream().map(Choice::id).toList();
    boolean home = picking.taken().courseHome() && !shelf.filters();
    boolean languages = modules.stream().map(Module::locale).distinct().count() > 1;
    List<Card> cards = fitting.stream().map(module -> card(module, languages, ids, words)).toList();
    return new ListView(
        picking,
        shelf,
        cards,
        home,
        ids.contains(Choice.HOME),
        ids.stream().filter(id -> id.equals(Choice.HOME) ? !home : !isShown(id, cards)).toList(),
        chosen.stream().map(choice -> new Chosen(choice.id(), title(choice, words))).toList(),
        modules.size(),
        ModuleFilter.roles(modules, words).stream()
            .map(role -> new Named(role, words.role(role)))
            .toList(),
        ModuleFilter.competencies(modules).stream()
            .map(id -> new Named(id, words.competency(id)))
            .toList(),
        ModuleFilter.LENGTHS,
        nothing);
  }

  private static Card card(Module module, boolean languages, List<String> chosen, Labels words) {
    return new Card(
        module.id().value(),
        module.title(),
        module.summary(),
        module.minutes(),
        module.version(),
        languages ? module.locale().getDisplayLanguage(words.locale()) : "",
        module.audience().roles().stream().map(words::role).toList(),
        module.primaryCompetencies().stream().map(words::competency).toList(),
        chosen.contains(module.id().value()));
  }

  private static boolean isShown(String id, List<Card> cards) {
    return cards.stream().anyMatch(card -> card.id().equals(id));
  }

  private static String title(Choice choice, Labels words) {
    Module module = choice.module();
    return module == null ? words.text("picker.home") : module.title();
  }
}
