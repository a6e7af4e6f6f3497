package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptStore.Kept;

class RememberedAttemptsTest {

  private final RememberedAttempts remembered = new RememberedAttempts();

  @Test
  void attempts_of_somebody_who_was_erased_leave_memory_and_those_of_others_stay() {
    AttemptKey gone = remembered();
    AttemptKey other = remembered();
    assertThat(remembered.newest(gone)).isPresent();

    remembered.on(new LearnersErased(OrganisationId.DEFAULT, Set.of(gone.learner()), Set.of()));

    assertThat(remembered.newest(gone)).isEmpty();
    assertThat(remembered.newest(other)).isPresent();
  }

  private AttemptKey remembered() {
    AttemptKey key =
        new AttemptKey(
            OrganisationId.DEFAULT,
            new PlatformId(new UUID(0, 1)),
            new LearnerId(UUID.randomUUID()),
            "link",
            new ModuleId("m"));
    Kept kept = new Kept(mock(AttemptState.class), 1);
    remembered.read(key, known -> Optional.of(kept));
    return key;
  }
}
