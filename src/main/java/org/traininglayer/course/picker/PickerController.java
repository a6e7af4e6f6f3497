package org.traininglayer.course.picker;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.Launches;

/** The list of modules, a look into one, and the settings of those that were chosen. */
@Controller
@RequestMapping("/select/{token}")
class PickerController {

  private final DeepLinkingSessions pickings;
  private final Catalog catalog;
  private final Launches launches;
  private final MessageSource messages;

  PickerController(
      DeepLinkingSessions pickings, Catalog catalog, Launches launches, MessageSource messages) {
    this.pickings = pickings;
    this.catalog = catalog;
    this.launches = launches;
    this.messages = messages;
  }

  /** The list. Works without script: all it can do is in the query. */
  @GetMapping
  ModelAndView list(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String competency,
      @RequestParam(required = false) @Nullable String minutes,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String nothing,
      HttpServletRequest request,
      Locale locale) {
    DeepLinkingSession picking = pickings.open(token);
    Labels words = new Labels(messages, locale);
    ModuleFilter shelf = ModuleFilter.of(q, role, competency, minutes, sort);
    List<Choice> chosen =
        picking.taken().several() ? Choice.of(ids(request), catalog, picking.taken()) : List.of();
    return new ModelAndView("picker/list")
        .addObject(
            "view",
            ListView.of(
                picking, shelf, catalog, chosen, nothing != null && chosen.isEmpty(), words));
  }

  /** The settings of what was chosen. */
  @GetMapping("/settings")
  ModelAndView settings(@PathVariable String token, HttpServletRequest request, Locale locale) {
    DeepLinkingSession picking = pickings.open(token);
    return settings(picking, typed(picking, request, locale), locale);
  }

  /** The same in another order, or with one less, and all that was typed. */
  @PostMapping("/settings")
  ModelAndView rearranged(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String earlier,
      @RequestParam(required = false) @Nullable String later,
      @RequestParam(required = false) @Nullable String remove,
      HttpServletRequest request,
      Locale locale) {
    DeepLinkingSession picking = pickings.open(token);
    SelectionForm typed = typed(picking, request, locale);
    if (earlier != null) {
      typed = typed.moved(earlier, -1);
    } else if (later != null) {
      typed = typed.moved(later, 1);
    } else if (remove != null) {
      typed = typed.without(remove);
    }
    return settings(picking, typed, locale);
  }

  /** Opens a module as its learners see it. What is done there counts nowhere. */
  @PostMapping("/preview/{module}")
  ModelAndView preview(@PathVariable String token, @PathVariable String module) {
    DeepLinkingSession picking = pickings.open(token);
    ModuleId id =
        ModuleId.isValid(module) && catalog.find(new ModuleId(module)).isPresent()
            ? new ModuleId(module)
            : null;
    if (id == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    try {
      return seeOther("/play/" + launches.derive(picking.launch(), id, null));
    } catch (IllegalStateException e) {
      throw new CannotPick(CannotPick.Why.ENDED, null);
    }
  }

  private ModelAndView settings(DeepLinkingSession picking, SelectionForm typed, Locale locale) {
    if (typed.choices().isEmpty()) {
      return seeOther(picking.path() + "?nothing");
    }
    Labels words = new Labels(messages, locale);
    return new ModelAndView("picker/settings")
        .addObject("view", SettingsView.of(picking, typed, Map.of(), words));
  }

  private SelectionForm typed(
      DeepLinkingSession picking, HttpServletRequest request, Locale locale) {
    List<Choice> chosen = Choice.of(ids(request), catalog, picking.taken());
    return SelectionForm.read(chosen, picking, request, new Labels(messages, locale));
  }

  static @Nullable List<String> ids(HttpServletRequest request) {
    String[] ids = request.getParameterValues("module");
    return ids == null ? null : List.of(ids);
  }

  static ModelAndView seeOther(String path) {
    RedirectView redirect = new RedirectView(path, true, false, false);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    redirect.setExpandUriTemplateVariables(false);
    return new ModelAndView(redirect);
  }
}
