package org.traininglayer.course.picker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.ContentItem.Opening;
import org.traininglayer.lti.ContentSelections;
import org.traininglayer.lti.LaunchMessage.ContentSelection;

/**
 * What the platform takes at the place where the dialogue was opened. Asked only what the platform
 * does something with.
 *
 * @param links whether links to tools are taken at all
 * @param several whether more than one is taken
 * @param column what may be said about the gradebook
 * @param courseHome whether a link that is no task has a place there
 * @param dates whether times of a task are kept
 * @param text what becomes of a description
 * @param form whether the choice fills in a form, in which the teacher may have written already
 * @param once whether the platform takes one answer only and tells programmers about a second
 * @param review whether columns lead back to what somebody did
 * @param openings how links may open; the first is the usual one
 * @param points which points the gradebook takes
 */
record PlacementCapabilities(
    boolean links,
    boolean several,
    Column column,
    boolean courseHome,
    boolean dates,
    Text text,
    boolean form,
    boolean once,
    boolean review,
    List<Opening> openings,
    Points points) {

  /** Whether there is a column in the gradebook. */
  enum Column {
    /** Never. */
    NONE,
    /** If wanted. */
    OPTIONAL,
    /** Always: what is being made is a task. */
    ALWAYS
  }

  /** What a platform makes of the text of a link. */
  enum Text {
    /** A description, shown as it is. */
    PLAIN,
    /** A description, read as HTML. */
    HTML,
    /** The words of the link, in place of its title and read as HTML. */
    LINK,
    /** Nothing good: it would take the place of something else. */
    NONE
  }

  /**
   * Points that a gradebook takes.
   *
   * @param whole whether only whole numbers
   * @param most the highest
   * @param mostOfSeveral the highest where several items are made at once
   */
  record Points(boolean whole, int most, int mostOfSeveral) {}

  private static final Set<String> TASKS =
      Set.of("assignment_selection", "submission_type_selection");

  /** Where Canvas makes columns if a link brings one. */
  private static final Set<String> WITH_COLUMNS =
      Set.of(
          "course_assignments_menu",
          "module_index_menu_modal",
          "module_menu_modal",
          "link_selection");

  private static final int MOST_POINTS = 10_000;

  /**
   * Moodle makes several activities one after the other and says nothing about those that fail, as
   * they do above the maximum of the site, which is 100 unless somebody has raised it.
   */
  private static final int MOST_POINTS_IN_MOODLE = 100;

  /**
   * Reads what a platform says it takes.
   *
   * @param family {@code moodle}, {@code canvas} or whatever the platform says of itself
   */
  static PlacementCapabilities of(ContentSelection selection, @Nullable String family) {
    String placement = selection.placement();
    boolean moodle = family != null && family.toLowerCase(Locale.ROOT).contains("moodle");
    boolean editor =
        "editor_button".equals(placement)
            || (placement == null && selection.presentationTargets().contains("embed"));
    // The claim of the placement is Canvas' own.
    boolean canvas = placement != null || "canvas".equalsIgnoreCase(family);
    Column column = column(selection, editor);
    return new PlacementCapabilities(
        selection.acceptTypes().contains(ContentSelections.RESOURCE_LINK)
            // There learners hand something in.
            && !"homework_submission".equals(placement),
        selection.acceptMultiple(),
        column,
        column != Column.ALWAYS,
        // The form of an assignment in Canvas takes no times from us.
        column == Column.OPTIONAL && !moodle,
        text(column, editor, canvas),
        column == Column.ALWAYS,
        canvas,
        !canvas,
        openings(selection, editor, moodle),
        moodle
            ? new Points(true, MOST_POINTS, MOST_POINTS_IN_MOODLE)
            : new Points(false, MOST_POINTS, MOST_POINTS));
  }

  private static Column column(ContentSelection selection, boolean editor) {
    String placement = selection.placement();
    if (Boolean.FALSE.equals(selection.acceptLineItem())) {
      return Column.NONE;
    }
    if (placement == null) {
      return editor ? Column.NONE : Column.OPTIONAL;
    }
    if (TASKS.contains(placement)) {
      return Column.ALWAYS;
    }
    return WITH_COLUMNS.contains(placement) || Boolean.TRUE.equals(selection.acceptLineItem())
        ? Column.OPTIONAL
        : Column.NONE;
  }

  private static Text text(Column column, boolean editor, boolean canvas) {
    if (editor) {
      return canvas ? Text.LINK : Text.NONE;
    }
    if (column == Column.ALWAYS) {
      return Text.NONE;
    }
    return canvas ? Text.HTML : Text.PLAIN;
  }

  private static List<Opening> openings(
      ContentSelection selection, boolean editor, boolean moodle) {
    List<String> targets = selection.presentationTargets();
    List<Opening> openings = new ArrayList<>(List.of(Opening.USUAL));
    // In Moodle the tool's own setting decides, whatever a link says.
    if (!moodle && editor && targets.contains("iframe")) {
      openings.add(Opening.EMBEDDED);
    }
    if (!moodle && !editor && targets.contains("window")) {
      openings.add(Opening.NEW_TAB);
    }
    return List.copyOf(openings);
  }
}
