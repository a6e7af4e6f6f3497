package org.traininglayer.acknowledgements;

import org.traininglayer.acknowledgements.SignatureSettings.Said;
import org.traininglayer.kernel.OrganisationId;

/** Whether acknowledgements may be electronic signatures; an administrator says so. */
public interface ElectronicSignatures {

  /** How it stands. */
  SignatureSettings settings(OrganisationId organisation);

  /**
   * Confirms a prerequisite or takes that back; taking one back turns signatures off.
   *
   * @param who somebody signed in
   */
  void confirm(
      OrganisationId organisation, Prerequisite one, boolean confirmed, Said said, String who);

  /**
   * Turns signatures on or off. What was signed keeps what it was.
   *
   * @return false when something is not confirmed; then nothing changes
   */
  boolean turn(OrganisationId organisation, boolean on, Said said, String who);

  /** The time zone that stands beside UTC on records. */
  String zone();
}
