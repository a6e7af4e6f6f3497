package org.traininglayer.adoption.picture;

import java.util.List;

/**
 * A picture laid out for one width.
 *
 * @param width in pixels
 * @param height in pixels
 * @param svg elements inside of {@code <svg>}, encoded; styled by classes
 * @param labels where texts stand
 */
public record Drawing(int width, int height, String svg, List<Box> labels) {

  /** Copies the list. */
  public Drawing {
    labels = List.copyOf(labels);
  }

  /** For the attribute of the same name. */
  public String viewBox() {
    return "0 0 " + width + " " + height;
  }
}
