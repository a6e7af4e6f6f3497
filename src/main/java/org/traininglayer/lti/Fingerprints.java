package org.traininglayer.lti;

import org.traininglayer.kernel.OrganisationId;

/**
 * Fingerprints of what names a person, with the secret key of the application (<a
 * href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>): whoever has but a copy of the
 * database does not find out by trying whose they are.
 */
public interface Fingerprints {

  /** The fingerprint of a text within an organisation, in lower-case hexadecimal. */
  String of(OrganisationId organisation, String text);
}
