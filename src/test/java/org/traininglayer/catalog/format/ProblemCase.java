package org.traininglayer.catalog.format;

/** A broken module, and how the problem is printed: its beginning and a part that must follow. */
record ProblemCase(ModuleFolder folder, String place, String says) {}
