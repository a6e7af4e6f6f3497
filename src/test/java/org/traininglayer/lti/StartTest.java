package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** A start with wrong settings ends with a clear line. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest extends LaunchTestCase {

  @Autowired Environment environment;
  @TempDir Path folder;

  @Test
  void without_a_public_address_it_does_not_start(CapturedOutput output) {
    assertNoStart("--traininglayer.base-url=");

    assertThat(output).contains("set traininglayer.base-url (environment TRAININGLAYER_BASE_URL)");
  }

  @Test
  void with_another_secret_key_it_does_not_start(CapturedOutput output) throws IOException {
    Path file = folder.resolve("deep/secret.key");

    assertNoStart("--traininglayer.secret-key=", "--traininglayer.secret-key-file=" + file);

    assertThat(output).contains("The secret key does not fit this database");
    assertThat(Files.readString(file)).hasSize(45);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void with_a_damaged_secret_key_it_does_not_start(CapturedOutput output) {
    assertNoStart("--traininglayer.secret-key=dGlueQ==");

    assertThat(output).contains("traininglayer.secret-key must hold 32 random bytes in base64");
  }

  @Test
  void with_a_mistake_in_the_platforms_file_it_does_not_start_and_takes_nothing(
      CapturedOutput output) throws IOException {
    Path file = folder.resolve("platforms.yaml");
    Files.writeString(
        file,
        """
        platforms:
          - name: Right
            issuer: https://right.example
            client-id: right
            authorization-endpoint: https://right.example/auth
            token-endpoint: https://right.example/token
            jwks-uri: https://right.example/keys
          - name: Wrong
        """);

    assertNoStart("--traininglayer.lti.platforms-file=" + file);

    assertThat(output)
        .contains(file + ":8:5: issuer is missing", file + ":8:5: jwks-uri is missing");
    assertThat(
            jdbc.sql("select count(*) from lti_platform where issuer = 'https://right.example'")
                .query(Long.class)
                .single())
        .isZero();
  }

  private void assertNoStart(String... settings) {
    assertThatThrownBy(() -> SecondNode.beside(environment, settings)).isNotNull();
  }
}
