package org.traininglayer.sample;

import java.util.List;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;
import org.traininglayer.sample.SampleTable.Plan;

/** What is known of the invented people outside of modules. */
interface SampleTeams {

  /** Makes what is missing of it. */
  void make(Platform platform, Plan plan, List<InventedPerson> invented, List<Person> persons);
}
