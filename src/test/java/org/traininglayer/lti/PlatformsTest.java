package org.traininglayer.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.testing.PlatformLike;

class PlatformsTest extends LaunchTestCase {

  @Test
  void registering_again_changes_the_platform_and_keeps_its_id() {
    Platform again = platform.register(platforms, known -> named(known, "New name"));

    assertThat(again.id()).isEqualTo(registered.id());
    assertThat(platforms.find(registered.id()).orElseThrow().name()).isEqualTo("New name");
  }

  @Test
  void a_platform_that_is_wrong_is_refused_and_nothing_is_kept() {
    Platform wrong = named(platform.registration(), " ");

    assertThatThrownBy(() -> platforms.register(wrong, List.of("ok", "two words")))
        .isInstanceOfSatisfying(
            PlatformRefusedException.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactly(
                        "The name is empty",
                        "The deployment id must be ASCII characters without spaces"));
    assertThat(platforms.find(registered.id()).orElseThrow().name()).isEqualTo("Test platform");
  }

  @Test
  void another_organisation_cannot_take_a_platform_over() {
    UUID other = UUID.randomUUID();
    jdbc.sql("insert into organisation (id, name) values (?, 'Other')").param(other).update();

    assertThatThrownBy(() ->
            platform.register(
                platforms,
                known ->
                    PlatformLike.of(known)
                        .id(new PlatformId(UUID.randomUUID()))
                        .organisation(new OrganisationId(other))
                        .name("Taken over")
                        .productFamily(null)
                        .build()))
        .isInstanceOf(PlatformRefusedException.class);

    assertThat(platforms.all(new OrganisationId(other))).isEmpty();
    assertThat(
            jdbc.sql("select name from lti_platform where id = ?")
                .param(registered.id().value())
                .query(String.class)
                .single())
        .isEqualTo("Test platform");
  }

  private static Platform named(Platform known, String name) {
    return PlatformLike.of(known).name(name).productFamily(null).build();
  }
}
