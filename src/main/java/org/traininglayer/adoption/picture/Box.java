package org.traininglayer.adoption.picture;

/** A rectangle, in pixels from the upper left corner. */
record Box(double x, double y, double width, double height) {

  boolean meets(Box other) {
    return x < other.x + other.width
        && other.x < x + width
        && y < other.y + other.height
        && other.y < y + height;
  }

  boolean within(double left, double top, double right, double bottom) {
    return x >= left && y >= top && x + width <= right && y + height <= bottom;
  }
}
