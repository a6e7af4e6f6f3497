package org.traininglayer.lti;

/**
 * What somebody may do in the course they came from; decided by context roles only. What an
 * institution or a platform says of somebody counts only where the course says nothing, and only as
 * {@link #SITE_ADMINISTRATOR}, which opens nobody's figures.
 */
public enum CourseRole {
  LEARNER,
  INSTRUCTOR,
  ADMINISTRATOR,
  MENTOR,
  /** Shapes what is in the course, but does not teach the people in it. */
  CONTENT_DEVELOPER,
  /** Administers the institution or the platform, and has no role in this course. */
  SITE_ADMINISTRATOR,
  OTHER
}
