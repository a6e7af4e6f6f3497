package org.traininglayer.testing;

import java.util.List;
import java.util.Optional;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Courses;

/** Knows no course. */
public class NoCourses implements Courses {

  @Override
  public Optional<Course> find(CourseId id) {
    return Optional.empty();
  }

  @Override
  public List<Course> all(OrganisationId organisation) {
    return List.of();
  }

  @Override
  public List<Link> links(CourseId id) {
    return List.of();
  }

  @Override
  public List<Chosen> chosen(CourseId id) {
    return List.of();
  }

  @Override
  public void forgetChosen(CourseId id, ModuleId module) {}

  @Override
  public CourseId addSample(
      OrganisationId organisation, PlatformId platform, String contextId, String title) {
    throw new AssertionError("nobody is invented here");
  }

  @Override
  public boolean teaches(CourseId id, LearnerId person) {
    return false;
  }

  @Override
  public List<Course> ancestors(CourseId id) {
    return List.of();
  }
}
