package org.traininglayer.lti;

import java.io.IOException;
import java.net.URI;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.PlatformServices.Answer;

/**
 * The columns of gradebooks (<a href="https://www.imsglobal.org/spec/lti-ags/v2p0">AGS 2.0,
 * 3.2</a>), where no launch named one: found before they are made, and made once, however many
 * nodes ask.
 */
public interface LineItems {

  /** The tag of every column that is ours, beside the module's id as {@code resourceId}. */
  String TAG = "training-layer";

  /**
   * The column of a link and module: the known one, else one that is found on the platform, else a
   * new one.
   *
   * @throws IOException when the platform cannot be reached
   */
  Found find(Wanted wanted) throws IOException;

  /**
   * The same where a column turned out to be gone.
   *
   * @throws IOException when the platform cannot be reached
   */
  Found findInstead(Wanted wanted, URI gone) throws IOException;

  /**
   * What column is wanted.
   *
   * @param label how it is called if it has to be made
   */
  record Wanted(
      PlatformId platform, CourseId course, String resourceLinkId, ModuleId module, String label) {}

  /** What came of looking. */
  sealed interface Found {

    /** There it is. */
    record LineItem(URI lineItem) implements Found {}

    /**
     * There is none, and none can be made.
     *
     * @param reason what to do, for a teacher
     */
    record None(String reason) implements Found {}

    /** The one that was taken for gone is listed still; it was something else that is missing. */
    record There(URI lineItem) implements Found {}

    /** The platform did not answer as it should; perhaps it does later. */
    record Failed(Answer answer) implements Found {}

    /** Somebody else is looking and takes their time. */
    record Busy() implements Found {}
  }
}
