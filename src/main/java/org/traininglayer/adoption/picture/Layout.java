package org.traininglayer.adoption.picture;

/** What can be drawn at any width. */
public interface Layout {

  /**
   * Laid out for a width; nothing stands over anything else at any.
   *
   * @param width in pixels, 240 or more
   */
  Drawing at(int width);
}
