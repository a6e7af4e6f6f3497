package org.traininglayer.lti.platforms.registration;

import org.jspecify.annotations.Nullable;

/** Places in Canvas where this tool is of use. */
enum Placement {
  COURSE_NAVIGATION("course_navigation", Message.RESOURCE_LINK, "Training Layer"),
  ASSIGNMENT_SELECTION("assignment_selection", Message.DEEP_LINKING, "Training Layer module"),
  LINK_SELECTION("link_selection", Message.DEEP_LINKING, "Training Layer module"),
  MODULE_INDEX_MENU_MODAL(
      "module_index_menu_modal", Message.DEEP_LINKING, "Add Training Layer modules"),
  COURSE_ASSIGNMENTS_MENU(
      "course_assignments_menu", Message.DEEP_LINKING, "Add Training Layer modules"),
  EDITOR_BUTTON("editor_button", Message.DEEP_LINKING, "Training Layer module");

  /** Prefix of what only Canvas knows. */
  static final String CANVAS = "https://canvas.instructure.com/lti/";

  static final int WIDTH = 960;
  static final int HEIGHT = 720;

  private final String id;
  private final String messageType;
  private final String label;

  Placement(String id, String messageType, String label) {
    this.id = id;
    this.messageType = messageType;
    this.label = label;
  }

  /** The name in Canvas' own configuration. */
  String id() {
    return id;
  }

  String messageType() {
    return messageType;
  }

  String label() {
    return label;
  }

  /** Whether it is a link that people open, and not a dialogue in which a teacher chooses. */
  boolean isNavigation() {
    return this == COURSE_NAVIGATION;
  }

  /** The name as this platform spells it, or null if it does not offer the placement. */
  @Nullable String spelling(Discovery platform) {
    return platform.placements(messageType).stream()
        .filter(name -> name.equals(id) || name.equals(CANVAS + id))
        .findFirst()
        .orElse(null);
  }

  /** The message types of placements. */
  static final class Message {
    static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    static final String DEEP_LINKING = "LtiDeepLinkingRequest";

    private Message() {}
  }
}
