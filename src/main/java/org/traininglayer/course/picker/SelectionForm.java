package org.traininglayer.course.picker;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen, in order, with what was typed for each.
 *
 * @param zone the zone of all times
 */
record SelectionForm(List<Choice> choices, Map<String, ItemForm> forms, ZoneId zone) {

  private static final int LONGEST_ZONE = 64;
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** Reads a form; what it does not have is proposed. */
  static SelectionForm read(
      List<Choice> choices, DeepLinkingSession picking, HttpServletRequest request, Labels words) {
    @Nullable String named = named(choices, picking);
    Map<String, ItemForm> forms = new LinkedHashMap<>();
    for (Choice choice : choices) {
      ItemForm typed = ItemForm.read(choice.id(), request);
      forms.put(choice.id(), typed == null ? ItemForm.proposed(choice, named, words) : typed);
    }
    return new SelectionForm(choices, forms, zone(request.getParameter("zone")));
  }

  /** The name that the course has typed for the one link already, and keeps. */
  @Nullable String named(DeepLinkingSession picking) {
    return named(choices, picking);
  }

  private static @Nullable String named(List<Choice> choices, DeepLinkingSession picking) {
    return choices.size() == 1 ? picking.selection().title() : null;
  }

  ItemForm form(Choice choice) {
    return Objects.requireNonNull(forms.get(choice.id()));
  }

  List<String> ids() {
    return choices.stream().map(Choice::id).toList();
  }

  /** One place earlier or later. */
  SelectionForm moved(String id, int by) {
    List<Choice> order = new ArrayList<>(choices);
    int from = ids().indexOf(id);
    int to = from + by;
    if (from >= 0 && to >= 0 && to < order.size()) {
      Collections.swap(order, from, to);
    }
    return new SelectionForm(List.copyOf(order), forms, zone);
  }

  /** Without this one. */
  SelectionForm without(String id) {
    return new SelectionForm(
        choices.stream().filter(choice -> !choice.id().equals(id)).toList(), forms, zone);
  }

  /** What of it makes links, by id. */
  Map<String, ItemRules> checked(PlacementCapabilities taken) {
    Map<String, ItemRules> checked = new LinkedHashMap<>();
    for (Choice choice : choices) {
      checked.put(
          choice.id(),
          ItemRules.check(form(choice), choice.module() != null, taken, choices.size() > 1, zone));
    }
    return checked;
  }

  private static ZoneId zone(@Nullable String typed) {
    try {
      return typed == null || typed.length() > LONGEST_ZONE ? UTC : ZoneId.of(typed);
    } catch (DateTimeException e) {
      return UTC;
    }
  }
}
