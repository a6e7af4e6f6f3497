package org.traininglayer.kernel;

import java.util.UUID;

/** One registration of this tool with a learning platform: issuer and client id. */
public record PlatformId(UUID value) {

  /** Reads the usual text form. */
  public static PlatformId of(String text) {
    return new PlatformId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
