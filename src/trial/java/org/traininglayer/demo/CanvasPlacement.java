package org.traininglayer.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The places in Canvas where a tool can be put, as far as this shape has them. */
enum CanvasPlacement {
  ASSIGNMENT_SELECTION(false, true, List.of("ltiResourceLink")),
  LINK_SELECTION(true, true, List.of("ltiResourceLink")),
  MODULE_INDEX_MENU_MODAL(true, true, List.of("ltiResourceLink")),
  COURSE_ASSIGNMENTS_MENU(true, true, List.of("ltiResourceLink")),
  EDITOR_BUTTON(true, false, List.of("link", "file", "html", "ltiResourceLink", "image")),
  COURSE_NAVIGATION(false, false, List.of()),
  ACCOUNT_NAVIGATION(false, false, List.of());

  /** Every name that a registration may hold; any other fails it. */
  static final Set<String> NAMES =
      Set.of(
          "ActivityAssetProcessor",
          "account_navigation",
          "analytics_hub",
          "assignment_edit",
          "assignment_group_menu",
          "assignment_index_menu",
          "assignment_menu",
          "assignment_selection",
          "assignment_view",
          "collaboration",
          "conference_selection",
          "course_assignments_menu",
          "course_home_sub_navigation",
          "course_navigation",
          "course_settings_sub_navigation",
          "discussion_topic_index_menu",
          "discussion_topic_menu",
          "editor_button",
          "file_index_menu",
          "file_menu",
          "global_navigation",
          "homework_submission",
          "link_selection",
          "migration_selection",
          "module_group_menu",
          "module_index_menu",
          "module_index_menu_modal",
          "module_menu",
          "module_menu_modal",
          "post_grades",
          "quiz_index_menu",
          "quiz_menu",
          "resource_selection",
          "similarity_detection",
          "student_context_card",
          "submission_type_selection",
          "tool_configuration",
          "top_navigation",
          "user_navigation",
          "wiki_index_menu",
          "wiki_page_menu",
          "ContentArea",
          "RichTextEditor");

  /** Where a tool may be opened. */
  static final List<String> OPENING =
      List.of(
          "account_navigation",
          "assignment_selection",
          "course_assignments_menu",
          "course_navigation",
          "global_navigation",
          "homework_submission",
          "link_selection",
          "module_index_menu_modal",
          "module_menu_modal",
          "user_navigation");

  /** Where content may be chosen. */
  static final List<String> CHOOSING =
      List.of(
          "assignment_selection",
          "collaboration",
          "course_assignments_menu",
          "editor_button",
          "homework_submission",
          "link_selection",
          "module_index_menu_modal",
          "module_menu_modal",
          "submission_type_selection");

  private static final String PREFIX = "https://canvas.instructure.com/lti/";

  private final boolean multiple;
  private final boolean lineItems;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> acceptTypes;

  CanvasPlacement(boolean multiple, boolean lineItems, List<String> acceptTypes) {
    this.multiple = multiple;
    this.lineItems = lineItems;
    this.acceptTypes = acceptTypes;
  }

  /** Names as the discovery document has them: Canvas' own with its prefix, others without. */
  static List<String> offered(List<String> own, String... standard) {
    return Stream.concat(own.stream().map(name -> PREFIX + name), Stream.of(standard)).toList();
  }

  static Optional<CanvasPlacement> of(String name) {
    for (CanvasPlacement placement : values()) {
      if (placement.id().equals(plain(name))) {
        return Optional.of(placement);
      }
    }
    return Optional.empty();
  }

  /** A name without Canvas' prefix; the standard's names are two of Canvas' own. */
  static String plain(String name) {
    return switch (name) {
      case "ContentArea" -> "link_selection";
      case "RichTextEditor" -> "editor_button";
      default -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    };
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean multiple() {
    return multiple;
  }

  /** Whether an item's line item makes an assignment here. */
  boolean lineItems() {
    return lineItems;
  }

  List<String> acceptTypes() {
    return acceptTypes;
  }
}
