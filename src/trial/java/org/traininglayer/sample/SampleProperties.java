package org.traininglayer.sample;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The invented half year to look at.
 *
 * @param enabled whether it is made when nobody has practised yet; unless set, in profile {@code
 *     demo} only
 * @param people how many people are invented
 * @param seed the same seed makes the same people and the same history
 * @param clientId of the platform that the people come from; made when that platform is registered
 */
@ConfigurationProperties("traininglayer.sample")
record SampleProperties(
    @Nullable Boolean enabled,
    @DefaultValue("120") int people,
    @DefaultValue("20260601") long seed,
    @DefaultValue("training-layer-demo") String clientId) {

  /** Refuses what cannot be made. */
  SampleProperties {
    if (people < 1 || people > 5000) {
      throw new IllegalArgumentException("traininglayer.sample.people is from 1 to 5000");
    }
  }
}
