package org.traininglayer.acknowledgements;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;

/** The records of what people acknowledged or declined. */
public interface Acknowledgements {

  /** What somebody has acknowledged or declined, the newest first. */
  List<Acknowledgement> of(OrganisationId organisation, LearnerId learner);

  /** One record of an organisation. */
  Optional<Acknowledgement> find(OrganisationId organisation, UUID id);

  /**
   * Those of a course who declined and have not acknowledged the same statement since, the newest
   * first.
   */
  List<Acknowledgement> declinedIn(CourseId course);

  /**
   * Until when the newest acknowledgement of each person and module holds; those that hold for good
   * are left out.
   */
  List<Validity> validities(OrganisationId organisation);

  /** The same of one person, by module. */
  Map<ModuleId, LocalDate> validities(OrganisationId organisation, LearnerId learner);

  /** Those of an organisation whose day has come, the oldest first. */
  List<Validity> lapsed(OrganisationId organisation);

  /** The day on which something acknowledged now is dated. */
  LocalDate today();

  /**
   * How long what somebody acknowledged holds.
   *
   * @param until the day from which it is asked again
   */
  record Validity(LearnerId learner, ModuleId module, LocalDate until) {}

  /** The newest records of an organisation. */
  List<Acknowledgement> newest(OrganisationId organisation, int most);

  /** Whether the whole chain of an organisation holds. */
  Verified verify(OrganisationId organisation);

  /**
   * What came of looking at a chain.
   *
   * @param records how many there are
   * @param fault the first one; null when all is as it was written
   */
  record Verified(long records, Chain.@Nullable Found fault) {}
}
