package org.traininglayer.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.SeenPage;
import org.traininglayer.steps.Answer;

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
  public Progress open(AttemptContext context, Instant now) {
    live();
    return real.open(context, now);
  }

  @Override
  public Progress open(AttemptContext context, UUID launch, Instant now) {
    live();
    return real.open(context, launch, now);
  }

  @Override
  public Optional<Progress> progress(AttemptContext context) {
    live();
    return real.progress(context);
  }

  @Override
  public Progress answer(AttemptContext context, String step, Answer answer, Instant now) {
    live();
    return real.answer(context, step, answer, now);
  }

  @Override
  public Progress answer(AttemptContext context, String step, List<Answer> answers, Instant now) {
    live();
    return real.answer(context, step, answers, now);
  }

  @Override
  public Progress answer(
      AttemptContext context,
      SeenPage shown,
      String step,
      Function<Progress, List<Answer>> reading,
      Instant now) {
    return real.answer(context, shown, step, reading, now);
  }

  @Override
  public Progress renew(AttemptContext context, Instant now) {
    live();
    return real.renew(context, now);
  }

  @Override
  public Progress retake(AttemptContext context, Instant now) {
    live();
    return real.retake(context, now);
  }

  @Override
  public long attempts(OrganisationId organisation) {
    return real.attempts(organisation);
  }
}
