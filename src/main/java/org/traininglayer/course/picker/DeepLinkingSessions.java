package org.traininglayer.course.picker;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.course.picker.CannotPick.Why;
import org.traininglayer.lti.ContentSelections;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;

/** Finds the dialogue that a page's token stands for. */
@Component
class DeepLinkingSessions {

  private static final int LONGEST_TOKEN = 200;

  private final Launches launches;
  private final Platforms platforms;
  private final ContentSelections selections;

  DeepLinkingSessions(Launches launches, Platforms platforms, ContentSelections selections) {
    this.launches = launches;
    this.platforms = platforms;
    this.selections = selections;
  }

  /**
   * The dialogue of this token, for somebody who may choose and has not done so yet.
   *
   * @throws CannotPick when it is not so
   */
  DeepLinkingSession open(String token) {
    DeepLinkingSession picking = unanswered(token);
    Why not = whyNot(picking);
    if (not != null) {
      throw new CannotPick(not, picking);
    }
    return picking;
  }

  /**
   * The dialogue of this token, whoever it is, if nothing has been sent yet.
   *
   * @throws CannotPick when there is none, or it is over
   */
  DeepLinkingSession unanswered(String token) {
    DeepLinkingSession picking = any(token);
    if (selections.isAnswered(picking.launch())) {
      throw new CannotPick(Why.ANSWERED, picking);
    }
    return picking;
  }

  /**
   * The dialogue of this token, whatever has become of it.
   *
   * @throws CannotPick when there is none
   */
  DeepLinkingSession any(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw new CannotPick(Why.ENDED, null);
    }
    Launch launch = launches.find(token).orElseThrow(() -> new CannotPick(Why.ENDED, null));
    if (!(launch.message() instanceof ContentSelection selection)) {
      throw new CannotPick(Why.ENDED, null);
    }
    @Nullable String family =
        platforms.find(launch.platform()).map(Platform::productFamily).orElse(null);
    return new DeepLinkingSession(
        token, launch, selection, PlacementCapabilities.of(selection, family));
  }

  /** Why this person cannot choose here; null if they can. */
  static @Nullable Why whyNot(DeepLinkingSession picking) {
    if (!picking.launch().shapesCourse()) {
      return Why.NOT_YOURS;
    }
    return picking.taken().links() ? null : Why.NO_LINKS;
  }
}
