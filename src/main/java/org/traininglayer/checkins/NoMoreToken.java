package org.traininglayer.checkins;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Fingerprints;

/**
 * What ends the reminders of one person without signing in: who, and a signature with the secret
 * key of the application. It gives no access to anything else.
 */
record NoMoreToken(OrganisationId organisation, LearnerId learner) {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f-]{36}\\.[0-9a-f-]{36}\\.[0-9a-f]{64}");
  private static final int UUID_LENGTH = 36;

  String text(Fingerprints fingerprints) {
    return organisation.value() + "." + learner.value() + "." + signature(fingerprints);
  }

  /** Whose token a text is; nothing when it was not signed here. */
  static Optional<NoMoreToken> read(String text, Fingerprints fingerprints) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      NoMoreToken token =
          new NoMoreToken(
              new OrganisationId(UUID.fromString(text.substring(0, UUID_LENGTH))),
              new LearnerId(UUID.fromString(text.substring(UUID_LENGTH + 1, 2 * UUID_LENGTH + 1))));
      return MessageDigest.isEqual(
              token.text(fingerprints).getBytes(StandardCharsets.UTF_8),
              text.getBytes(StandardCharsets.UTF_8))
          ? Optional.of(token)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String signature(Fingerprints fingerprints) {
    return fingerprints.of(organisation, "no more reminders of check-ins for " + learner.value());
  }
}
