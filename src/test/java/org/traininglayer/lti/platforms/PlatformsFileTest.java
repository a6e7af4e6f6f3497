package org.traininglayer.lti.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;

class PlatformsFileTest {

  private static final String GOOD =
      """
      platforms:
        - name: Our Moodle
          issuer: https://moodle.example.org
          client-id: ${CLIENT}
          authorization-endpoint: https://moodle.example.org/auth
          token-endpoint: https://moodle.example.org/token
          jwks-uri: https://moodle.example.org/certs
          deployments: ["1", "2"]
      """;

  @Test
  void a_platform_is_read_with_its_placeholders() {
    PlatformEntry entry = read(GOOD).getFirst();

    Platform platform = entry.platform();
    assertThat(platform.name()).isEqualTo("Our Moodle");
    assertThat(platform.clientId()).isEqualTo("from-environment");
    assertThat(platform.jwksUri()).isEqualTo(URI.create("https://moodle.example.org/certs"));
    assertThat(platform.newDeployments()).isEqualTo(NewDeployments.HOLD);
    assertThat(platform.anonymousAllowed()).isFalse();
    assertThat(entry.deployments()).containsExactly("1", "2");
  }

  @Test
  void a_platform_without_services_needs_no_token_endpoint() throws IOException {
    String file = GOOD.replace("    token-endpoint: https://moodle.example.org/token\n", "");
    assertThat(file).doesNotContain("token-endpoint");
    assertThat(read(file).getFirst().platform().hasServices()).isFalse();
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("lti-config/platforms.schema.json")));
    assertThat(schema.validate(file, InputFormat.YAML)).isEmpty();
  }

  @Test
  void the_example_fits_the_schema_and_a_wrong_file_does_not() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("lti-config/platforms.schema.json")));
    String example = Files.readString(Path.of("lti-config/platforms.example.yaml"));

    assertThat(schema.validate(example, InputFormat.YAML)).isEmpty();
    assertThat(schema.validate(example.replace("issuer:", "isuer:"), InputFormat.YAML))
        .isNotEmpty();
    assertThat(schema.validate(example.replace("hold", "maybe"), InputFormat.YAML)).isNotEmpty();
    assertThat(schema.validate(example.replace("[\"1\"]", "[1]"), InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void the_example_of_the_project_is_right() throws IOException {
    String example = Files.readString(Path.of("lti-config/platforms.example.yaml"));

    assertThat(read(example)).hasSize(3);
    assertThat(read(example).get(1).platform().newDeployments()).isEqualTo(NewDeployments.ACCEPT);
  }

  @Test
  void the_demos_file_is_right() throws IOException {
    try (var file =
        Objects.requireNonNull(getClass().getResourceAsStream("/demo/platforms.yaml"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Platform demo =
          PlatformsFile.read("demo", text, PlatformsFileTest::resolve, true).getFirst().platform();
      assertThat(demo.issuer()).isEqualTo("http://localhost:8080/demo");
      assertThat(demo.clientId()).isEqualTo("training-layer-demo");
    }
  }

  @Test
  void all_mistakes_are_told_at_once_with_line_and_column() {
    String bad =
        """
        platforms:
          - name: ""
            issuer: http://moodle.example.org
            cleint-id: x
            client-id: two words
            authorization-endpoint: moodle.example.org/auth
            token-endpoint: ${NOT_SET}
            jwks-uri: [1]
            new-deployments: maybe
            anonymous-launches: perhaps
            deployments: "1"
          - 7
        """;

    assertThat(problems(bad))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("f.yaml:4:5: unknown key \"cleint-id\""),
            one -> assertThat(one).isEqualTo("f.yaml:2:11: name is empty"),
            one -> assertThat(one).startsWith("f.yaml:3:13: issuer must begin with https://"),
            one -> assertThat(one).startsWith("f.yaml:5:16: client-id must be ASCII"),
            one -> assertThat(one).startsWith("f.yaml:6:29: authorization-endpoint must be a full"),
            one -> assertThat(one).startsWith("f.yaml:7:21: token-endpoint cannot be resolved"),
            one -> assertThat(one).startsWith("f.yaml:8:15: jwks-uri must be one value"),
            one -> assertThat(one).startsWith("f.yaml:9:22: new-deployments must be hold or"),
            one -> assertThat(one).startsWith("f.yaml:10:25: anonymous-launches must be true or"),
            one -> assertThat(one).startsWith("f.yaml:11:18: deployments must be a list"),
            one -> assertThat(one).startsWith("f.yaml:12:5: a platform must be a list of keys"));
  }

  @Test
  void the_same_platform_twice_is_a_mistake() {
    String twice = GOOD + GOOD.substring(GOOD.indexOf('\n') + 1);

    assertThat(problems(twice))
        .containsExactly("f.yaml:9:5: another platform above has the same issuer and client-id");
  }

  @Test
  void a_key_given_twice_is_a_mistake() {
    assertThat(problems(GOOD + "    name: again\n"))
        .containsExactly("f.yaml:9:5: \"name\" is given twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "7",
        "platforms: 7",
        "platforms:",
        "platforms: [",
        "\tplatforms: []",
        "platforms: *unknown",
        "other: []",
        "a: b: c"
      })
  void what_is_no_list_of_platforms_is_a_mistake(String text) {
    assertThat(problems(text)).isNotEmpty().allMatch(problem -> problem.startsWith("f.yaml"));
  }

  private static List<PlatformEntry> read(String text) {
    return PlatformsFile.read("f.yaml", text, PlatformsFileTest::resolve, false);
  }

  private static List<String> problems(String text) {
    return Objects.requireNonNull(
            catchThrowableOfType(PlatformsFileException.class, () -> read(text)))
        .problems();
  }

  private static String resolve(String text) {
    return new MockEnvironment()
        .withProperty("CLIENT", "from-environment")
        .withProperty("traininglayer.base-url", "http://localhost:8080")
        .withProperty("traininglayer.demo.base-url", "http://localhost:8080")
        .resolveRequiredPlaceholders(text);
  }
}
