package org.traininglayer.lti.courses;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;

/**
 * The fingerprint under which an e-mail address or another id of a person is found again without
 * being kept.
 */
public final class PersonDigest {

  private PersonDigest() {}

  /** Of what was written or shared; null for nothing. */
  public static @Nullable String of(OrganisationId organisation, @Nullable String key) {
    return key == null || key.isBlank()
        ? null
        : Sha256.of(organisation.value() + "\n" + key.strip().toLowerCase(Locale.ROOT));
  }
}
