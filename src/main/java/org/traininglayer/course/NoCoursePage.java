package org.traininglayer.course;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.traininglayer.lti.Launch;

/** There is no such page for this person, and a plain page says why. */
final class NoCoursePage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The reasons; each has its texts as {@code course.none.<name>.*}. */
  enum Why {
    /** The token never was, or has expired. */
    ENDED(HttpStatus.GONE),
    /** The launch does not come from a course: a whole account, or nowhere. */
    OUTSIDE(HttpStatus.OK),
    /** For those who teach the course. */
    NOT_YOURS(HttpStatus.FORBIDDEN),
    /** For those who learn in the course. */
    FOR_LEARNERS(HttpStatus.FORBIDDEN),
    /** The grade is not one of this course. */
    NO_SUCH_GRADE(HttpStatus.NOT_FOUND),
    /** The module is not one of this course. */
    NO_SUCH_MODULE(HttpStatus.NOT_FOUND),
    /** The check-in is none of this person, or not due. */
    NO_SUCH_CHECK_IN(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    Why(HttpStatus status) {
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }

  private final Why why;
  private final transient @Nullable Launch launch;
  private final String token;

  NoCoursePage(Why why, @Nullable Launch launch, String token) {
    super(why.name(), null, false, false);
    this.why = why;
    this.launch = launch;
    this.token = token;
  }

  Why why() {
    return why;
  }

  @Nullable Launch launch() {
    return launch;
  }

  String token() {
    return token;
  }
}
