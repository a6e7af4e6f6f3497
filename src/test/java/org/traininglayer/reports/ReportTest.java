package org.traininglayer.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.reports.Report.Section;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report as a value, and what leaves the house. */
class ReportTest {

  private static Report report(Object last) {
    StaticMessageSource messages = new StaticMessageSource();
    messages.setUseCodeAsDefaultMessage(true);
    return new ReportBuilder(ReportId.R8, new Words(messages))
        .filter("weeks", "26")
        .definition("M4.caught", "1")
        .section("counts", "what", "number", "seen", "done_at", "nothing")
        .say("text")
        .row("a\0b", 7, 0.1, Instant.parse("2026-03-02T08:25:00.123456Z"), null)
        .row("=1+1", 3L, Double.NaN, last, true)
        .build();
  }

  @Test
  void the_same_content_has_the_same_hash_and_any_other_has_another() {
    assertThat(report("x").hash()).isEqualTo(report("x").hash()).hasSize(64);
    assertThat(report("x").hash()).isNotEqualTo(report("y").hash());
  }

  @Test
  void what_was_kept_is_read_back_to_the_last_byte() {
    Report report = report("x");
    Report again = Report.read(report.text());
    assertThat(again.text()).isEqualTo(report.text());
    assertThat(again.hash()).isEqualTo(Sha256.of(report.text()));
    assertThat(again.records()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> Report.read("{\"format\":\"other\"}"));
  }

  @Test
  void a_cell_is_plain_and_a_missing_one_is_empty() {
    assertThat(report("x").sections().getFirst().rows().getFirst())
        .containsExactly("ab", 7, 0.1, "2026-03-02T08:25:00Z", "");
    assertThat(report("x").sections().getFirst().rows().getLast().get(2)).isEqualTo("");
  }

  @Test
  void a_row_that_does_not_fit_its_columns_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Section("s", "S", List.of(), List.of("a", "b"), List.of(List.of(1))));
  }

  @Test
  void a_table_marks_what_a_spreadsheet_would_take_for_a_formula() {
    String csv =
        Csv.text(
            List.of("a", "b"),
            List.of(
                List.of("=1+1", -1.5),
                List.of("-x", 2),
                List.of("\tx", ""),
                List.of("say \"so\", twice", "@y")));
    assertThat(csv)
        .isEqualTo("a,b\r\n'=1+1,-1.5\r\n'-x,2\r\n'\tx,\r\n\"say \"\"so\"\", twice\",'@y\r\n");
  }

  @Test
  void the_manifest_lists_every_file_with_the_hash_that_it_has() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZipOut zip = new ZipOut(out, Map.of("purpose", "learning"));
    zip.add(
        "one.csv",
        to -> {
          to.write("a\r\nß\r\n");
          return 1;
        });
    zip.add("empty.csv", to -> 0);
    zip.end();

    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files.keySet()).containsExactly("one.csv", "empty.csv", "manifest.json");
    JsonNode manifest = JsonMapper.shared().readTree(files.get("manifest.json"));
    assertThat(manifest.get("purpose").asString()).isEqualTo("learning");
    for (JsonNode file : manifest.get("files")) {
      assertThat(file.get("sha256").asString())
          .isEqualTo(Sha256.of(files.getOrDefault(file.get("file").asString(), "")));
    }
    assertThat(manifest.get("files").get(0).get("rows").asInt()).isEqualTo(1);
    assertThat(manifest.get("files").get(0).get("bytes").asInt()).isEqualTo(7);
  }
}
