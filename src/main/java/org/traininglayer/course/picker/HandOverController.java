package org.traininglayer.course.picker;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.course.picker.CannotPick.Why;
import org.traininglayer.lti.ContentAnswer;
import org.traininglayer.lti.ContentItem;
import org.traininglayer.lti.ContentSelections;
import org.traininglayer.lti.ContentSelections.Posting;
import org.traininglayer.lti.ToolAddress;

/**
 * Hands the choice to the platform: a page with a form that posts itself. Once for each dialogue;
 * sending the same again is possible, by a deliberate press of a button.
 */
@Controller
@RequestMapping("/select/{token}")
class HandOverController {

  private final DeepLinkingSessions pickings;
  private final Catalog catalog;
  private final ContentSelections selections;
  private final ToolAddress tool;
  private final MessageSource messages;

  HandOverController(
      DeepLinkingSessions pickings,
      Catalog catalog,
      ContentSelections selections,
      ToolAddress tool,
      MessageSource messages) {
    this.pickings = pickings;
    this.catalog = catalog;
    this.selections = selections;
    this.tool = tool;
    this.messages = messages;
  }

  /** Sends what was chosen, or shows the form again with what is wrong in it. */
  @PostMapping("/answer")
  ModelAndView answer(
      @PathVariable String token,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    DeepLinkingSession picking = pickings.open(token);
    Labels words = new Labels(messages, locale);
    List<Choice> chosen = Choice.of(PickerController.ids(request), catalog, picking.taken());
    if (chosen.isEmpty()) {
      return PickerController.seeOther(picking.path() + "?nothing");
    }
    SelectionForm typed = SelectionForm.read(chosen, picking, request, words);
    Map<String, ItemRules> checked = typed.checked(picking.taken());
    if (checked.values().stream().anyMatch(rules -> !rules.problems().isEmpty())) {
      ModelAndView page =
          new ModelAndView("picker/settings")
              .addObject("view", SettingsView.of(picking, typed, checked, words));
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    List<ContentItem> items = items(picking, typed, checked, words);
    ContentAnswer answer = ContentAnswer.of(items, message(items, words), "Items: " + items.size());
    return send(picking, answer, response);
  }

  /** Goes back without choosing; with the reason, where there was nothing to choose. */
  @PostMapping("/cancel")
  ModelAndView cancel(@PathVariable String token, HttpServletResponse response, Locale locale) {
    DeepLinkingSession picking = pickings.unanswered(token);
    Why not = DeepLinkingSessions.whyNot(picking);
    Labels words = new Labels(messages, locale);
    ContentAnswer answer =
        not == null
            ? ContentAnswer.cancelled("Nothing was chosen.")
            : ContentAnswer.failed(
                words.text("picker.cannot." + not.name().toLowerCase(Locale.ROOT) + ".error"),
                "Nothing could be chosen: " + not.name());
    return send(picking, answer, response);
  }

  /** Sends what was sent before, because it did not arrive. */
  @PostMapping("/again")
  ModelAndView again(@PathVariable String token, HttpServletResponse response) {
    DeepLinkingSession picking = pickings.any(token);
    return selections
        .again(picking.launch())
        .map(posting -> sending(picking, posting, response))
        .orElseGet(() -> PickerController.seeOther(picking.path()));
  }

  private ModelAndView send(
      DeepLinkingSession picking, ContentAnswer answer, HttpServletResponse response) {
    return selections
        .answer(picking.launch(), answer)
        .map(posting -> sending(picking, posting, response))
        .orElseThrow(() -> new CannotPick(Why.ANSWERED, picking));
  }

  private List<ContentItem> items(
      DeepLinkingSession picking,
      SelectionForm typed,
      Map<String, ItemRules> checked,
      Labels words) {
    Items make = new Items(tool, picking.taken(), words);
    @Nullable String described = typed.choices().size() == 1 ? picking.selection().text() : null;
    List<ContentItem> items = new ArrayList<>();
    for (Choice choice : typed.choices()) {
      ItemRules rules = Objects.requireNonNull(checked.get(choice.id()));
      String proposed = ItemForm.proposed(choice, typed.named(picking), words).title();
      boolean renamed = !rules.title().equals(proposed);
      items.add(make.of(choice, typed.form(choice), rules, described, renamed));
    }
    return items;
  }

  private static String message(List<ContentItem> items, Labels words) {
    return items.size() == 1
        ? words.text("picker.message.one", items.getFirst().title())
        : words.text("picker.message.several", items.size());
  }

  private static ModelAndView sending(
      DeepLinkingSession picking, Posting posting, HttpServletResponse response) {
    // Some platforms want to see where a post comes from; they see the host and no more.
    response.setHeader("Referrer-Policy", "strict-origin");
    return new ModelAndView("picker/sending")
        .addObject("posting", posting)
        .addObject("path", picking.path());
  }
}
