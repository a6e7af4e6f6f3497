package org.traininglayer.lrs;

import org.traininglayer.kernel.OrganisationId;

/** The keys by which people get other names in files. */
public interface PseudonymKeys {

  /** Which key of the organisation is in use, from 1. */
  int number(OrganisationId organisation);

  /**
   * Puts a new key in the place of the old one, which is gone for good: files made with it can be
   * tied neither to people nor to later files.
   */
  int change(OrganisationId organisation);
}
