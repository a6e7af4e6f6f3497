package org.traininglayer.database;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * What was packed by xz. A class of its own, so that nobody who only knows it loads the library:
 * its package is sealed, and Java 25 cannot take a sealed package's classes from an AOT cache. A
 * start that finds the database unpacked never loads it, and the cache made of such a start holds
 * none.
 */
final class Xz {

  private Xz() {}

  static InputStream unpacked(InputStream packed) throws IOException {
    return new XZCompressorInputStream(packed);
  }
}
