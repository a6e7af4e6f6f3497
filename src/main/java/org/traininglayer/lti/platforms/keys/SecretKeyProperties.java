package org.traininglayer.lti.platforms.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that encrypts the private keys in the database. All nodes need the same.
 *
 * @param secretKey 32 random bytes in base64, for example from {@code openssl rand -base64 32}
 * @param secretKeyFile file with the same, used where no key is given; made at the first start
 */
@ConfigurationProperties("traininglayer")
record SecretKeyProperties(
    @Nullable String secretKey, @DefaultValue("data/secret.key") Path secretKeyFile) {

  /** Without the key. */
  @Override
  public String toString() {
    return "SecretKeyProperties[secretKeyFile=" + secretKeyFile + "]";
  }
}
