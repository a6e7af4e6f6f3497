package org.traininglayer.adoption;

import java.util.Locale;

/** What a person cell counts; each is a column of {@code adoption_person_cell}. */
enum Counter {
  HITS,
  MISSES,
  FALSE_ALARMS,
  CORRECT_REJECTIONS,
  CRITICAL_HITS,
  CRITICAL_MISSES,
  MAJOR_HITS,
  MAJOR_MISSES,
  MINOR_HITS,
  MINOR_MISSES,
  RATED,
  SUM_P,
  SUM_Y,
  SUM_PP,
  SUM_PY,
  OPENED,
  FINISHED,
  PASSED;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
