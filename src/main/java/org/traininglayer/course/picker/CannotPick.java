package org.traininglayer.course.picker;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Nothing can be chosen here, and the page says why. */
final class CannotPick extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The reasons; each has its texts as {@code picker.cannot.<name>.*}. */
  enum Why {
    /** The token never was, has expired, or is for something else. */
    ENDED(HttpStatus.NOT_FOUND),
    /** The choice has been sent. */
    ANSWERED(HttpStatus.CONFLICT),
    /** The person does not shape the course. */
    NOT_YOURS(HttpStatus.FORBIDDEN),
    /** The platform takes no links here. */
    NO_LINKS(HttpStatus.OK);

    private final HttpStatus status;

    Why(HttpStatus status) {
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }

  private final Why why;
  private final transient @Nullable DeepLinkingSession picking;

  CannotPick(Why why, @Nullable DeepLinkingSession picking) {
    super(why.name(), null, false, false);
    this.why = why;
    this.picking = picking;
  }

  Why why() {
    return why;
  }

  /** Who it is; null where the token says nothing. */
  @Nullable DeepLinkingSession picking() {
    return picking;
  }
}
