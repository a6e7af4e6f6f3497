package org.traininglayer.kernel;

/**
 * Somebody who signed in to look after an organisation: all that packages other than the console
 * need to know of them.
 */
public interface SignedIn {

  /** The organisation whose data they may see. */
  OrganisationId organisation();
}
