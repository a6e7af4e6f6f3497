package org.traininglayer.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Answer;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.Seat;

/** The real practice, whose process dies after so many answers. */
final class CrashingPractice implements Practice {

  private final Practice real;
  private final AtomicInteger left;

  CrashingPractice(Practice real, int answers) {
    this.real = real;
    this.left = new AtomicInteger(answers);
  }

  private void live() {
    if (left.getAndDecrement() <= 0) {
      throw new IllegalStateException("killed");
    }
  }

  @Override
  public Progress open(Seat seat, Instant now) {
    live();
    return real.open(seat, now);
  }

  @Override
  public Progress open(Seat seat, UUID launch, Instant now) {
    live();
    return real.open(seat, launch, now);
  }

  @Override
  public Optional<Progress> progress(Seat seat) {
    live();
    return real.progress(seat);
  }

  @Override
  public Progress answer(Seat seat, String step, Answer answer, Instant now) {
    live();
    return real.answer(seat, step, answer, now);
  }

  @Override
  public Progress answer(Seat seat, String step, List<Answer> answers, Instant now) {
    live();
    return real.answer(seat, step, answers, now);
  }

  @Override
  public Progress retake(Seat seat, Instant now) {
    live();
    return real.retake(seat, now);
  }

  @Override
  public long attempts(OrganisationId organisation) {
    return real.attempts(organisation);
  }
}
