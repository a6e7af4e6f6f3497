package org.traininglayer.adoption.release;

import java.util.Set;
import org.traininglayer.kernel.OrganisationId;

/**
 * Which groups rest on the tenth who make most by more than their numbers: without them a gate of
 * the verdict would be another one. Early warnings look at that once a day (P2).
 */
public interface FewMakers {

  /** Keys of the groups, by the last looks; no more than those looks may tell. */
  Set<String> groups(OrganisationId organisation);
}
