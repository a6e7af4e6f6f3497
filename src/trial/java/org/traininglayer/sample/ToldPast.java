package org.traininglayer.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.release.Releases;
import org.traininglayer.kernel.OrganisationId;

/**
 * Whoever looks for the first time finds what the owner's page would have told on earlier Mondays.
 * What it tells today comes first; what would tell of few people against that stays hidden.
 */
@Component
class ToldPast implements SamplePast {

  private static final Logger log = LoggerFactory.getLogger(SamplePast.class);
  private static final int MONDAYS = 12;
  private static final List<Integer> PERIODS = List.of(26, 8);
  private static final int PATIENCE = 600;

  private final Releases releases;

  ToldPast(Releases releases) {
    this.releases = releases;
  }

  @Override
  public void make(OrganisationId organisation, BooleanSupplier stopped) {
    for (int second = 0; !releases.complete(); second++) {
      if (second > PATIENCE || stopped.getAsBoolean() || !pause()) {
        return;
      }
    }
    for (int weeks : PERIODS) {
      releases.renew(organisation, weeks);
      LocalDate now = releases.of(organisation, weeks).to();
      for (int i = 1; i <= MONDAYS && !stopped.getAsBoolean(); i++) {
        releases.lookBack(organisation, weeks, now.minusWeeks(i));
      }
    }
    log.info("Sample history: what was told on {} earlier Mondays is there", MONDAYS);
  }

  private static boolean pause() {
    try {
      Thread.sleep(1000);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
