package org.traininglayer.lrs;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.traininglayer.xapi.Problem;
import org.traininglayer.xapi.StatementEquality;
import org.traininglayer.xapi.StatementRules;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signature that comes with a statement (xAPI 1.0.3, part 2, 2.6): a JWS in its compact form (RFC
 * 7515) over the statement as it was before. With a certificate in its header ({@code x5c}) it must
 * be of that certificate's key; whether to trust the certificate is for who reads it.
 */
final class StatementSignature {

  static final String USAGE = "http://adlnet.gov/expapi/attachments/signature";
  static final String TYPE = "application/octet-stream";

  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

  private StatementSignature() {}

  static boolean isOne(JsonNode attachment) {
    return attachment.path("usageType").stringValue("").equals(USAGE);
  }

  /** What is wrong with the signature of a valid statement, in words; nothing if it is right. */
  static Optional<String> problem(ObjectNode statement, byte[] jws, XapiVersion version) {
    String[] parts = new String(jws, StandardCharsets.US_ASCII).strip().split("\\.", -1);
    if (parts.length != 3) {
      return Optional.of("is no JWS in compact form: three parts with dots between them");
    }
    try {
      JsonNode header = json(parts[0]);
      String algorithm = ALGORITHMS.get(header.path("alg").stringValue(""));
      if (algorithm == null) {
        return Optional.of("is signed by another algorithm than RS256, RS384 or RS512");
      }
      if (header.has("crit")) {
        return Optional.of("has extensions ('crit') that must be understood, and are not");
      }
      byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
      if (signature.length == 0) {
        return Optional.of("has no signature");
      }
      if (header.has("x5c") && !verifies(header, algorithm, parts, signature)) {
        return Optional.of("was not made with the key of the certificate in its header (x5c)");
      }
      return payload(statement, json(parts[1]), version);
    } catch (IllegalArgumentException | JacksonException | XapiFailure e) {
      return Optional.of("cannot be read: header and payload are JSON, all three parts base64url");
    } catch (GeneralSecurityException e) {
      return Optional.of("has a certificate (x5c) that cannot be read, or no RSA key in it");
    }
  }

  private static Optional<String> payload(
      ObjectNode statement, JsonNode payload, XapiVersion version) {
    List<Problem> problems = StatementRules.problems(payload, version);
    if (!problems.isEmpty() || !(payload instanceof ObjectNode signed)) {
      return Optional.of("is of something that is no valid statement");
    }
    return StatementEquality.same(unsigned(signed), unsigned(statement))
        ? Optional.empty()
        : Optional.of("is of another statement than the one that it came with");
  }

  /** The statement as it was before it was signed. */
  private static ObjectNode unsigned(ObjectNode statement) {
    ObjectNode unsigned = statement.deepCopy();
    if (unsigned.path("attachments") instanceof ArrayNode attachments) {
      for (int i = attachments.size() - 1; i >= 0; i--) {
        if (isOne(attachments.path(i))) {
          attachments.remove(i);
        }
      }
      if (attachments.isEmpty()) {
        unsigned.remove("attachments");
      }
    }
    return unsigned;
  }

  private static boolean verifies(JsonNode header, String algorithm, String[] parts, byte[] signed)
      throws GeneralSecurityException {
    byte[] certificate = Base64.getDecoder().decode(header.path("x5c").path(0).stringValue(""));
    PublicKey key =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate))
            .getPublicKey();
    if (!(key instanceof RSAPublicKey rsa)) {
      throw new GeneralSecurityException("not an RSA key");
    }
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signed.length == (rsa.getModulus().bitLength() + 7) / 8 && signature.verify(signed);
  }

  private static JsonNode json(String part) {
    return StrictJson.read(XapiRequest.utf8(Base64.getUrlDecoder().decode(part)));
  }
}
