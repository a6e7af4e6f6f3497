package org.traininglayer.player;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Progress;

/**
 * What stands around the work: where one is, how long it takes, that everything is saved.
 *
 * @param segments of the way, one element each: done, now or still to do; the same words for all,
 *     so they are put together here and not by the template
 * @param path of this page; forms append the name of the answer
 * @param position of the step shown, from 1; 0 when it is not on the way
 * @param minutesLeft the stated minutes of all steps that are on the way and not finished
 * @param savedAt ISO instant, for the script that shows local time
 * @param savedUtc the same as hours and minutes, for everybody else
 * @param returnUrl back to the course
 * @param badge as what somebody works here; null for the usual learner
 * @param next where to go on when the step shown is finished already, or need not be done
 */
record FrameView(
    String token,
    String path,
    String moduleTitle,
    String lang,
    String segments,
    int position,
    int count,
    int minutesLeft,
    String savedAt,
    String savedUtc,
    @Nullable String returnUrl,
    @Nullable String badge,
    @Nullable String next) {

  private static final DateTimeFormatter HOURS_MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  static FrameView of(PlayerContext visit, Progress progress, Step shown) {
    List<String> segments = new ArrayList<>();
    int minutes = 0;
    for (Step step : progress.way().steps()) {
      boolean finished = progress.finished(step.head().id());
      minutes += finished ? 0 : step.head().minutes();
      segments.add(finished ? "done" : step.equals(shown) ? "now" : "todo");
    }
    return frame(
        visit,
        progress,
        Paths.step(visit.token(), shown.head().id()),
        segments,
        progress.way().position(shown) + 1,
        minutes,
        progress.finished(shown.head().id()) || progress.way().passesOver(shown)
            ? Paths.entry(visit.token())
            : null);
  }

  static FrameView ofDebrief(PlayerContext visit, Progress progress) {
    List<String> segments = progress.way().steps().stream().map(step -> "done").toList();
    return frame(visit, progress, Paths.debrief(visit.token()), segments, segments.size(), 0, null);
  }

  private static FrameView frame(
      PlayerContext visit,
      Progress progress,
      String path,
      List<String> segments,
      int position,
      int minutesLeft,
      @Nullable String next) {
    Instant saved = progress.savedAt();
    return new FrameView(
        visit.token(),
        path,
        progress.module().title(),
        progress.module().locale().toLanguageTag(),
        segments.stream().map("<i class=\"%s\"></i>"::formatted).collect(Collectors.joining()),
        position,
        segments.size(),
        minutesLeft,
        saved.toString(),
        HOURS_MINUTES.format(saved.atOffset(ZoneOffset.UTC)),
        visit.returnUrl(),
        visit.standing() == ParticipantRole.LEARNER ? null : visit.standing().key(),
        next);
  }
}
