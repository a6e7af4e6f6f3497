package org.traininglayer.admin;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Deliveries.Destination;
import org.traininglayer.delivery.RecordDestinations;
import org.traininglayer.delivery.RecordDestinations.Filter;

/** Which statements a record store gets. */
@Controller
class DestinationFilterController {

  private final Deliveries deliveries;
  private final RecordDestinations stores;
  private final AuditTrail audit;

  DestinationFilterController(Deliveries deliveries, RecordDestinations stores, AuditTrail audit) {
    this.deliveries = deliveries;
    this.stores = stores;
    this.audit = audit;
  }

  @GetMapping("/admin/deliveries/{destination}/filter")
  String form(
      @AuthenticationPrincipal ConsoleUser user, @PathVariable UUID destination, Model model) {
    Destination one = found(user, destination);
    Filter filter = stores.filter(user.organisation(), destination);
    return page(one, FilterForm.of(filter), Map.of(), model);
  }

  @PostMapping("/admin/deliveries/{destination}/filter")
  @Transactional
  public String change(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID destination,
      @RequestParam MultiValueMap<String, String> fields,
      Model model,
      RedirectAttributes redirect) {
    Destination one = found(user, destination);
    FilterForm form = FilterForm.of(fields);
    Map<String, String> problems = form.problems();
    if (!problems.isEmpty()) {
      return page(one, form, problems, model);
    }
    Filter before = stores.filter(user.organisation(), destination);
    Filter after = form.filter();
    stores.setFilter(user.organisation(), destination, after);
    audit.changed(
        user,
        "delivery.filtered",
        one.name(),
        FilterForm.audited(before),
        FilterForm.audited(after));
    redirect.addFlashAttribute("done", "admin.delivery.filter.done");
    return "redirect:/admin/deliveries/" + destination;
  }

  private static String page(
      Destination one, FilterForm form, Map<String, String> problems, Model model) {
    model.addAttribute("destination", one);
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("verbs", FilterForm.verbChoices());
    model.addAttribute("templates", FilterForm.choices());
    return "admin/destination-filter";
  }

  /** A record store of the settings: nothing else has a filter. */
  private Destination found(ConsoleUser user, UUID destination) {
    return deliveries.destinations(user.organisation()).stream()
        .filter(one -> one.id().equals(destination))
        .filter(one -> stores.setting(user.organisation(), destination).isPresent())
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
