package org.traininglayer.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The version of all static files together: another as soon as one of them has another byte or
 * name.
 *
 * @param text twelve hexadecimal digits of a SHA-256
 * @param files their plain addresses, such as {@code /css/app.css}
 */
record StaticVersion(String text, Set<String> files) {

  private static final int DIGITS = 12;
  private static final String ROOT = "/static/";

  /** Of these files by plain address. */
  static StaticVersion of(Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(files)
          .forEach((name, content) -> {
            digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      String text = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
      return new StaticVersion(text, Set.copyOf(files.keySet()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of the files that the application carries. */
  static StaticVersion ofClasspath() {
    Map<String, byte[]> files = new TreeMap<>();
    try {
      for (String folder : StaticFiles.FOLDERS) {
        String pattern = "classpath*:" + ROOT + folder + "/**/*.*";
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
          String address = file.getURL().toString();
          String plain = address.substring(address.lastIndexOf(ROOT) + ROOT.length() - 1);
          files.put(plain, file.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("static files cannot be read", e);
    }
    return of(files);
  }

  /** The address of a file with this version. */
  String address(String plain) {
    return StaticFiles.VERSIONED + text + plain;
  }
}
