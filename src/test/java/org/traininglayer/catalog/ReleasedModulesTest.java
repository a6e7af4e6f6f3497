package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.kernel.Sha256;

/**
 * A version that people have worked in stays as they saw it, but for its status: new content bears
 * a new version. A release adds its modules to {@code modules.txt}: name, version, and the SHA-256
 * of its files.
 */
class ReleasedModulesTest {

  static List<String> released() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/released/modules.txt"));
  }

  @ParameterizedTest
  @MethodSource("released")
  void a_version_that_was_released_is_still_there_and_says_the_same(String line)
      throws IOException {
    String[] one = line.split(" ", -1);
    assertThat(
            ModuleFolders.shipped().stream()
                .filter(folder -> says(folder, "id: " + one[0]))
                .filter(folder -> says(folder, "version: " + one[1]))
                .map(ReleasedModulesTest::digest))
        .containsExactly(one[2]);
  }

  private static boolean says(ModuleFolder folder, String line) {
    return Objects.requireNonNull(folder.files().get("module.yaml")).lines().anyMatch(line::equals);
  }

  private static String digest(ModuleFolder folder) {
    StringBuilder all = new StringBuilder();
    folder
        .files()
        .forEach((name, text) ->
            all.append(name)
                .append('\n')
                .append(name.equals("module.yaml") ? text.replaceAll("(?m)^status:.*\n", "") : text)
                .append('\n'));
    return Sha256.of(all.toString());
  }
}
