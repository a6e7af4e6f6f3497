package org.traininglayer.realwork;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Ratings of work products.
 *
 * @param doubleShare which part of all work products is rated by a second person too
 */
@ConfigurationProperties("traininglayer.ratings")
record RatingProperties(@DefaultValue("0.25") double doubleShare) {

  RatingProperties {
    if (!(doubleShare >= 0.2 && doubleShare <= 1)) {
      throw new IllegalArgumentException(
          "traininglayer.ratings.double-share must be from 0.2 to 1, and is " + doubleShare);
    }
  }
}
