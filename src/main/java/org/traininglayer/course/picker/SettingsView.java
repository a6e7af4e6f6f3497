package org.traininglayer.course.picker;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;

/**
 * What the page of settings shows.
 *
 * @param back the list, with this still chosen
 * @param zone the zone of all times
 * @param zones zones to choose from; none where there are no times
 * @param gradebook whether the platform lets us report to its gradebook
 * @param problems how many fields need a look
 */
record SettingsView(
    DeepLinkingSession picking,
    List<Item> items,
    String back,
    String zone,
    List<String> zones,
    boolean gradebook,
    long problems) {

  /**
   * One link.
   *
   * @param number from 1
   * @param name of what was chosen, whatever the link will be called
   * @param dates whether times are asked for
   */
  record Item(
      int number,
      String id,
      String name,
      boolean module,
      @Nullable Integer minutes,
      ItemForm form,
      boolean dates,
      boolean datesOpen,
      Map<String, String> problems) {}

  static SettingsView of(
      DeepLinkingSession picking,
      SelectionForm typed,
      Map<String, ItemRules> checked,
      Labels words) {
    List<Item> items = new ArrayList<>();
    for (Choice choice : typed.choices()) {
      ItemForm form = typed.form(choice);
      ItemRules rules = checked.get(choice.id());
      Map<String, String> problems = rules == null ? Map.of() : rules.problems();
      Module module = choice.module();
      boolean dates = module != null && picking.taken().dates();
      items.add(
          new Item(
              items.size() + 1,
              choice.id(),
              module == null ? words.text("picker.home") : module.title(),
              module != null,
              module == null ? null : module.minutes(),
              form,
              dates,
              !(form.opens() + form.closes() + form.due()).isEmpty(),
              problems));
    }
    boolean times = items.stream().anyMatch(Item::dates);
    return new SettingsView(
        picking,
        List.copyOf(items),
        Paths.list(picking.token(), typed.ids()),
        typed.zone().getId(),
        times ? zones(typed.zone()) : List.of(),
        picking.launch().grades() != null,
        items.stream().mapToLong(item -> item.problems().size()).sum());
  }

  /** Places that people know, and the zone that is set. */
  private static List<String> zones(ZoneId set) {
    List<String> zones =
        new ArrayList<>(
            ZoneId.getAvailableZoneIds().stream()
                .filter(
                    id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("System"))
                .sorted()
                .toList());
    zones.add(0, "UTC");
    if (!zones.contains(set.getId())) {
      zones.add(0, set.getId());
    }
    return List.copyOf(zones);
  }
}
