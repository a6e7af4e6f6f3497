package org.traininglayer.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file that somebody sends, or why it is none: too large, empty, a workbook instead
 * of a table, or not in UTF-8. Nothing is guessed, since a wrong guess spoils names unseen.
 *
 * @param text without byte order mark, its lines ended by line feeds
 * @param problem the code of a problem; null where the text can be read
 */
public record CsvText(String text, @Nullable String problem) {

  /** Reads the bytes of a file. */
  public static CsvText of(byte[] bytes) {
    if (bytes.length > Imports.LARGEST) {
      return refused("file-large");
    }
    if (bytes.length == 0) {
      return refused("file-empty");
    }
    if (begins(bytes, 'P', 'K', 3, 4) || begins(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return refused("file-workbook");
    }
    try {
      return of(
          StandardCharsets.UTF_8
              .newDecoder() // reports what is malformed
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return refused("file-encoding");
    }
  }

  /** Takes a text that was read before. */
  public static CsvText of(String text) {
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (bare.isBlank()) {
      return refused("file-empty");
    }
    if (bare.indexOf('\0') >= 0) {
      return refused("file-encoding");
    }
    if (bare.length() > Imports.LARGEST) {
      return refused("file-large");
    }
    // As browsers send a text back in a form, whatever ended its lines in the file.
    return new CsvText(bare.replace("\r\n", "\n").replace('\r', '\n'), null);
  }

  private static CsvText refused(String code) {
    return new CsvText("", code);
  }

  private static boolean begins(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
