package org.traininglayer.lrs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** Signs statements for tests, with a certificate that the JDK makes. */
final class SignedStatements {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final PrivateKey key;
  private final String certificate;

  private SignedStatements(PrivateKey key, String certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  static SignedStatements make() throws IOException, GeneralSecurityException {
    Path store = Files.createTempDirectory("signer").resolve("signer.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "signer",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=signer",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
        throw new IOException("keytool made no certificate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return new SignedStatements(
        (PrivateKey) keys.getKey("signer", PASSWORD),
        Base64.getEncoder().encodeToString(keys.getCertificate("signer").getEncoded()));
  }

  /** With the certificate in the header. */
  String withCertificate(String algorithm, String payload) throws GeneralSecurityException {
    return jws(
        "{\"alg\":\"" + algorithm + "\",\"x5c\":[\"" + certificate + "\"]}", algorithm, payload);
  }

  /** With a header of one's own. */
  String jws(String header, String algorithm, String payload) throws GeneralSecurityException {
    String signed = encoded(header) + "." + encoded(payload);
    Signature signature = Signature.getInstance("SHA" + algorithm.substring(2) + "withRSA");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
