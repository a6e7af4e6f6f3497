package org.traininglayer.lrs.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.traininglayer.lrs.flat.Column.Type;
import org.traininglayer.testing.NodeScripts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables as files, read back by readers that others wrote. */
class TablesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<Column> COLUMNS =
      List.of(
          new Column("word", Type.TEXT, "a word"),
          new Column("share", Type.NUMBER, "a number"),
          new Column("count", Type.WHOLE, "a whole number"),
          new Column("right", Type.TRUTH, "true or false"),
          new Column("at", Type.TIME, "a moment"),
          new Column("never", Type.TEXT, "always missing"));

  private static final String READ =
      """
      const fs = require('fs');
      (async () => {
        const {parquetReadObjects, parquetMetadata} = await import('hyparquet');
        const bytes = fs.readFileSync(process.argv[2]);
        const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
        const rows = await parquetReadObjects({file});
        const meta = parquetMetadata(file);
        const plain = (key, value) => typeof value === 'bigint' ? value.toString()
          : value === undefined ? null : value;
        console.log(JSON.stringify({groups: meta.row_groups.length, rows}, plain));
      })().catch(e => { console.error(e); process.exit(1); });
      """;

  @TempDir Path folder;

  @Test
  void text_that_a_spreadsheet_would_compute_gets_an_apostrophe_and_numbers_stay_numbers()
      throws IOException {
    String csv =
        new String(
            bytes(
                out -> new CsvTable(COLUMNS, out),
                List.of(
                    Arrays.asList("=1+1", -0.5, -3L, true, Instant.EPOCH, null),
                    Arrays.asList("a \"b\", c", 1e-7, null, null, null, null))),
            StandardCharsets.UTF_8);

    assertThat(csv)
        .isEqualTo(
            """
            word,share,count,right,at,never
            '=1+1,-0.5,-3,true,1970-01-01T00:00:00Z,
            "a ""b"", c",0.00000010,,,,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void a_parquet_file_of_several_row_groups_comes_back_with_every_value_and_every_gap()
      throws IOException {
    NodeScripts node = NodeScripts.with("hyparquet@1.33.0");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 25_003; i++) {
      rows.add(
          Arrays.asList(
              i % 7 == 0 ? null : "wört \uD83E\uDD16 " + i % 300,
              i % 3 == 0 ? null : i / 4.0,
              i % 5 == 0 ? null : Long.MAX_VALUE - i,
              i % 11 == 0 ? null : i % 2 == 0,
              Instant.ofEpochSecond(1_770_000_000L + i, 123_000_000),
              null));
    }
    Path file = folder.resolve("rows.parquet");
    Files.write(file, bytes(out -> new ParquetTable(COLUMNS, out), rows));

    JsonNode read = JSON.readTree(node.run(READ, file.toString()));

    assertThat(read.path("groups").intValue()).isEqualTo(3);
    assertThat(read.path("rows")).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = read.path("rows").path(i);
      List<@Nullable Object> wanted = rows.get(i);
      assertThat(row.path("word").stringValue(null)).isEqualTo(wanted.get(0));
      assertThat(row.path("share").isNull() ? null : row.path("share").doubleValue())
          .isEqualTo(wanted.get(1));
      assertThat(row.path("count").isNull() ? null : Long.valueOf(row.path("count").stringValue()))
          .isEqualTo(wanted.get(2));
      assertThat(row.path("right").isNull() ? null : row.path("right").booleanValue())
          .isEqualTo(wanted.get(3));
      assertThat(row.path("at").stringValue(""))
          .startsWith(wanted.get(4).toString().substring(0, 19));
      assertThat(row.path("never").isNull()).isTrue();
    }
  }

  @Test
  void a_parquet_file_without_rows_is_one_too() throws IOException {
    NodeScripts node = NodeScripts.with("hyparquet@1.33.0");
    Path file = folder.resolve("empty.parquet");
    Files.write(file, bytes(out -> new ParquetTable(COLUMNS, out), List.of()));

    assertThat(JSON.readTree(node.run(READ, file.toString())).path("rows")).isEmpty();
  }

  private interface Maker {
    Table over(OutputStream out) throws IOException;
  }

  private static byte[] bytes(Maker maker, List<List<@Nullable Object>> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Table table = maker.over(out);
    for (List<@Nullable Object> row : rows) {
      table.add(row);
    }
    table.close();
    return out.toByteArray();
  }
}
