package org.traininglayer.realwork;

/** How a task was done: without AI, or with it. */
public enum WorkCondition {
  UNAIDED,
  AIDED
}
