package org.traininglayer.lti;

/** What somebody may do in the course they came from; decided by context roles only. */
public enum CourseRole {
  LEARNER,
  INSTRUCTOR,
  ADMINISTRATOR,
  MENTOR,
  OTHER
}
