package org.traininglayer.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files in one archive, each hashed while it is written; the last one, {@code manifest.json}, lists
 * them with hash and rows, and says what was asked, by whom and to what purpose.
 */
public final class ZipOut {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ZipOutputStream zip;
  private final Map<String, Object> about;
  private final List<Map<String, Object>> files = new ArrayList<>();

  /** What the archive is about stands in its manifest. */
  public ZipOut(OutputStream out, Map<String, Object> about) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.about = new LinkedHashMap<>(about);
  }

  /** Writes the content of a file and says how many rows it has. */
  @FunctionalInterface
  public interface Content {

    /** Writes it. */
    long write(Writer out) throws IOException;
  }

  /** Adds a file of text. */
  public void add(String name, Content content) throws IOException {
    Hashed hashed = begin(name);
    Writer writer = new OutputStreamWriter(hashed, StandardCharsets.UTF_8);
    long rows = content.write(writer);
    writer.flush();
    end(name, hashed, rows);
  }

  /** Adds a file of bytes; it counts as one row. */
  public void add(String name, byte[] content) throws IOException {
    Hashed hashed = begin(name);
    hashed.write(content);
    end(name, hashed, 1);
  }

  private Hashed begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(Instant.EPOCH.toEpochMilli());
    zip.putNextEntry(entry);
    return new Hashed(zip);
  }

  private void end(String name, Hashed hashed, long rows) throws IOException {
    zip.closeEntry();
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("file", name);
    file.put("sha256", HexFormat.of().formatHex(hashed.digest.digest()));
    file.put("bytes", hashed.bytes);
    file.put("rows", rows);
    files.add(file);
  }

  /** Writes the manifest and ends the archive. */
  public void end() throws IOException {
    about.put("files", files);
    zip.putNextEntry(new ZipEntry("manifest.json"));
    zip.write(
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(about)
            .getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    zip.flush();
  }

  /** Hashes what passes. */
  private static final class Hashed extends OutputStream {

    private final OutputStream to;
    private final MessageDigest digest;
    private long bytes;

    Hashed(OutputStream to) {
      this.to = to;
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void write(int one) throws IOException {
      digest.update((byte) one);
      bytes++;
      to.write(one);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      digest.update(some, from, length);
      bytes += length;
      to.write(some, from, length);
    }
  }
}
