/** Early warnings: what is looked at each week, what opens an alert, and what becomes of it. */
@NullMarked
@NamedInterface("warnings")
package org.traininglayer.adoption.warnings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
