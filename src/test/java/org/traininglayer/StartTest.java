package org.traininglayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class StartTest {

  private static final int CLASSES_OF_JAVA_17 = 61;

  @Test
  void an_older_java_can_load_the_class_that_tells_it_is_too_old() throws IOException {
    try (InputStream bytes = Start.class.getResourceAsStream("Start.class");
        DataInputStream file = new DataInputStream(bytes)) {
      file.readInt();
      file.readUnsignedShort();

      assertThat(file.readUnsignedShort()).isEqualTo(CLASSES_OF_JAVA_17);
    }
  }

  @Test
  void it_says_which_java_is_needed_which_one_this_is_and_where_to_get_one() {
    assertThat(Start.tooOld(17, "/opt/java-17"))
        .contains("needs Java 21 or newer", "this is Java 17", "/opt/java-17", "openjdk-21-jre");
  }
}
