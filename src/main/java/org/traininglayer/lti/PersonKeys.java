package org.traininglayer.lti;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;

/**
 * Who is meant when somebody writes a person down: by the platform's user id ({@code sub}), by
 * e-mail address or {@code lis_person_sourcedid} where the platform's list of people shares them
 * (<a href="https://www.imsglobal.org/spec/lti-nrps/v2p0#membership-container-media-type">NRPS 2.0,
 * 3</a>), or by our own id.
 */
public interface PersonKeys {

  /**
   * The people of an organisation who are meant; test students are nobody.
   *
   * @param written as it was written, capitals of an address or not
   * @return by what was written; several where it fits several people, nothing for a stranger
   */
  Map<String, List<LearnerId>> find(OrganisationId organisation, Collection<String> written);

  /**
   * Everybody whom a name may mean with which somebody signs in, where capitals of a user id do not
   * matter either: rather one too many than one too few.
   */
  List<LearnerId> alike(OrganisationId organisation, String name);
}
