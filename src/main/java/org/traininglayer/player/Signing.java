package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.acknowledgements.ElectronicSignatures;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.SeenPage;
import org.traininglayer.lti.Opening;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FreshLaunch.Opened;
import org.traininglayer.steps.FreshLaunch.Verdict;
import org.traininglayer.steps.StepSigning;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/**
 * Signing by opening the activity once more: the launch that comes back completes the request, or
 * the page says why it does not.
 */
@Component
class Signing {

  /** In the address of the page that says why. */
  static final String UNSIGNED = "unsigned";

  private final Practice practice;
  private final ElectronicSignatures signatures;

  Signing(Practice practice, ElectronicSignatures signatures) {
    this.practice = practice;
    this.signatures = signatures;
  }

  /**
   * What a step that is signed says about it.
   *
   * @param electronic whether it is an electronic signature here
   * @param meant whether it means to be one
   * @param name the signer's, as the platform shares it; null where it does not
   */
  record Shown(boolean electronic, boolean meant, @Nullable String name) {}

  /** What a page of this step says; null where it is not signed. */
  @Nullable Shown shown(PlayerContext visit, Step step) {
    StepSigning<Step, StepWork> signing = StepTypes.of(step).signing();
    if (signing == null || !signing.signs(step)) {
      return null;
    }
    boolean meant = signing.meansElectronic(step);
    return new Shown(meant && inForce(visit), meant, visit.launch().name());
  }

  private boolean inForce(PlayerContext visit) {
    return signatures.settings(visit.launch().organisation()).inForce();
  }

  /** Where an arrival goes on, after it has signed what waits for it. */
  String arrived(
      PlayerContext visit,
      Progress progress,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Step> waiting =
        progress.way().steps().stream().filter(step -> waits(progress, step)).findFirst();
    Verdict asked = SigningCookie.read(request, visit);
    if (waiting.isEmpty()) {
      if (asked != Verdict.NOT_ASKED) {
        SigningCookie.clear(response);
      }
      return why(Next.of(visit, progress), asked);
    }
    Step step = waiting.get();
    StepSigning<Step, StepWork> signing = signing(step);
    Opened opened = opened(visit);
    boolean electronic = signing.meansElectronic(step) && inForce(visit);
    Instant now = Instant.now();
    Verdict verdict =
        signing.verdict(progress.work(step).work(), opened, progress.around(step), now);
    if (verdict == Verdict.SIGNED && electronic && visit.launch().name() == null) {
      verdict = Verdict.NO_NAME;
    }
    if (opened == null || verdict != Verdict.SIGNED) {
      return why(Paths.step(visit, step), verdict);
    }
    SigningCookie.clear(response);
    List<Answer> answers = List.of(signing.sign(opened, electronic), new Answer.Finish());
    return Next.of(
        visit,
        practice.answer(
            visit.attempt(),
            new SeenPage(progress.number(), null, null),
            step.head().id(),
            before -> answers,
            now));
  }

  /** Leaves a note in the browser while a step waits, for whoever comes next in it. */
  void note(PlayerContext visit, Progress progress, Step step, HttpServletResponse response) {
    if (waits(progress, step)) {
      SigningCookie.set(response, visit);
    }
  }

  /** Why a launch did not sign, if the address says so. */
  static @Nullable String unsigned(HttpServletRequest request) {
    String word = request.getParameter(UNSIGNED);
    for (Verdict verdict : EnumSet.complementOf(EnumSet.of(Verdict.SIGNED, Verdict.NOT_ASKED))) {
      if (verdict.word().equals(word)) {
        return word;
      }
    }
    return null;
  }

  private static String why(String path, Verdict verdict) {
    return verdict == Verdict.NOT_ASKED ? path : path + "?" + UNSIGNED + "=" + verdict.word();
  }

  private static boolean waits(Progress progress, Step step) {
    StepSigning<Step, StepWork> signing = StepTypes.of(step).signing();
    return signing != null
        && !progress.finished(step.head().id())
        && progress.isOpen(step)
        && signing.asked(progress.work(step).work()) != null;
  }

  private static StepSigning<Step, StepWork> signing(Step step) {
    StepSigning<Step, StepWork> signing = StepTypes.of(step).signing();
    if (signing == null) {
      throw new NoSuchStep();
    }
    return signing;
  }

  private static @Nullable Opened opened(PlayerContext visit) {
    Opening opening = visit.launch().opening();
    return opening == null
        ? null
        : new Opened(
            opening.launch(),
            visit.launch().learner().value(),
            visit.attempt().key().resourceLinkId(),
            opening.begunAt(),
            opening.issuedAt(),
            opening.signedInAt());
  }
}
