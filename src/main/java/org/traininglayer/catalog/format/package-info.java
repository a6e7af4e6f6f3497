/**
 * How a module's folder is read and checked: YAML, Markdown and CSV in, a module or problems out.
 */
@NullMarked
@NamedInterface("format")
package org.traininglayer.catalog.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
