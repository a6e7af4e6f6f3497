package org.traininglayer.catalog.format;

import java.util.Map;
import org.traininglayer.catalog.Module;

/** A module whose texts still hold <code>{{name}}</code>, to be filled in for an organisation. */
public final class ModuleTemplate {

  private final StepFormats formats;
  private final Module open;
  private final Module module;

  /** Of a module with open places. */
  ModuleTemplate(StepFormats formats, Module open) {
    this.formats = formats;
    this.open = open;
    this.module = new Filling(formats, open.variables(), Map.of()).module(open);
  }

  /** The module with its own defaults. */
  public Module module() {
    return module;
  }

  /**
   * The module with these values. Ids, claims and their borders are the same whatever the values.
   *
   * @param values plain text by name; names that the module does not use are ignored
   */
  public Module with(Map<String, String> values) {
    return new Filling(formats, open.variables(), values).module(open);
  }
}
