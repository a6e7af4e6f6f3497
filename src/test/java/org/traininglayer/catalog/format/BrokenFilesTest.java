package org.traininglayer.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.steps.StepTypes;

/** However a file is damaged, reading it ends in a module or in problems, never in an exception. */
class BrokenFilesTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  @Test
  void any_line_may_be_missing_or_spoilt() {
    ModuleFolder whole = SmallModule.folder();
    for (var file : whole.files().entrySet()) {
      String[] lines = file.getValue().split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        String key = lines[i].replaceFirst("^(\\s*(- )?[\\w]*:?).*$", "$1");
        for (String instead : List.of("", key + " []", key + " {{", key + " -1", "\u0000\t[[|]]")) {
          String[] copy = lines.clone();
          copy[i] = instead;
          read(whole.with(file.getKey(), String.join("\n", copy)));
        }
      }
    }
  }

  @Test
  void a_file_may_be_empty_or_something_else_altogether() {
    ModuleFolder whole = SmallModule.folder();
    for (String file : whole.files().keySet()) {
      for (String text : List.of("", "null", "[]", "7", "\"", "a,b\n\"", "{a: {b: [", "# x")) {
        read(whole.with(file, text));
      }
      read(whole.without(file));
    }
  }

  private static void read(ModuleFolder folder) {
    var reading = StepTypes.reader().read(folder, TODAY);
    assertThat(reading.module() == null).isEqualTo(!reading.errors().isEmpty());
  }
}
