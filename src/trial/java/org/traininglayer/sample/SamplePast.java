package org.traininglayer.sample;

import java.util.function.BooleanSupplier;
import org.traininglayer.kernel.OrganisationId;

/** What pages would have told on earlier Mondays. */
interface SamplePast {

  /** Makes it, as soon as everything is in the figures; returns early when told to stop. */
  void make(OrganisationId organisation, BooleanSupplier stopped);
}
