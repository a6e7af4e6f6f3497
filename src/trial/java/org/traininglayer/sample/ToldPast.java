package org.traininglayer.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
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
  private static final int TRIES = 5;

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
    try {
      for (int weeks : PERIODS) {
        releases.renew(organisation, weeks);
        LocalDate now = releases.of(organisation, weeks).to();
        for (int i = 1; i <= MONDAYS && !stopped.getAsBoolean(); i++) {
          lookBack(organisation, weeks, now.minusWeeks(i));
        }
      }
      log.info("Sample history: what was told on {} earlier Mondays is there", MONDAYS);
    } catch (DataAccessException e) {
      log.warn("Sample history: of some earlier Mondays nothing will be shown", e);
    }
  }

  /** Others may be making figures meanwhile; whoever waits too long for them tries again. */
  private void lookBack(OrganisationId organisation, int weeks, LocalDate monday) {
    for (int attempt = 1; ; attempt++) {
      try {
        releases.lookBack(organisation, weeks, monday);
        return;
      } catch (DataAccessException e) {
        if (attempt == TRIES || !pause()) {
          throw e;
        }
      }
    }
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
