package org.traininglayer.lti.platforms.registration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kinds of platforms that want a registration of their own shape. */
enum ProductFamily {
  MOODLE,
  CANVAS,
  /** Anybody else who keeps to the specification. */
  OTHER;

  /** By what the platform calls itself. */
  static ProductFamily of(@Nullable String productFamilyCode) {
    return switch (productFamilyCode == null ? "" : productFamilyCode.toLowerCase(Locale.ROOT)) {
      case "moodle" -> MOODLE;
      case "canvas" -> CANVAS;
      default -> OTHER;
    };
  }
}
