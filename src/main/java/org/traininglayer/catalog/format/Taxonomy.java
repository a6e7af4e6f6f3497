package org.traininglayer.catalog.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The closed list of competencies. */
final class Taxonomy {

  /** Names by id. */
  static final Map<String, String> COMPETENCIES = competencies();

  private Taxonomy() {}

  private static Map<String, String> competencies() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("DEL-1", "Fit");
    names.put("DEL-2", "Place");
    names.put("DEL-3", "Know the tool");
    names.put("DES-1", "Specify");
    names.put("DES-2", "Protect the input");
    names.put("DIS-1", "Verify to source");
    names.put("DIS-2", "Spot failure types");
    names.put("DIS-3", "Calibrate");
    names.put("DIS-4", "Judge materiality");
    names.put("DIL-1", "Own the decision");
    names.put("DIL-2", "Disclose and document");
    names.put("DIL-3", "Guard");
    names.put("DIL-4", "Escalate");
    names.put("ADO-1", "Measure");
    names.put("ADO-2", "Coach");
    return Collections.unmodifiableMap(names);
  }
}
