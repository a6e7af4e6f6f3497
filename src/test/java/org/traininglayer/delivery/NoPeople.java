package org.traininglayer.delivery;

import java.util.List;
import java.util.Optional;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.People;

/** Knows nobody by name. */
final class NoPeople implements People {

  @Override
  public Optional<Person> find(LearnerId id) {
    return Optional.empty();
  }

  @Override
  public List<Person> all(OrganisationId organisation) {
    return List.of();
  }

  @Override
  public List<Person> addSample(
      OrganisationId organisation, PlatformId platform, List<NewPerson> people) {
    return List.of();
  }

  @Override
  public void erase(OrganisationId organisation, List<LearnerId> people) {}
}
