package org.traininglayer.delivery.outbox;

/** How long a text is as UTF-8, without making the bytes. */
final class Utf8 {

  private Utf8() {}

  static int length(String text) {
    int bytes = text.length();
    for (int n = 0; n < text.length(); n++) {
      char c = text.charAt(n);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        bytes += 2;
      } else if (c >= 0x80) {
        bytes += 1; // two bytes; a surrogate pair is four, two for each half
      }
    }
    return bytes;
  }
}
