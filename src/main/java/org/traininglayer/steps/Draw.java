package org.traininglayer.steps;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What differs between people and is the same for one of them, whenever and wherever asked. Pure.
 */
public final class Draw {

  private Draw() {}

  /** A number from 0 to below {@code of}; over many seeds each as often. */
  public static int among(int of, long seed, String what) {
    return Math.floorMod(seed(seed + " " + what), of);
  }

  /** A seed for what is named. */
  public static long seed(String of) {
    try {
      return ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8)))
          .getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
