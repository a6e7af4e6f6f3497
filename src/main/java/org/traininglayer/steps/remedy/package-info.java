/** Makes good what must not have happened: its source, the rule, and once more. */
@NullMarked
@NamedInterface("remedy")
package org.traininglayer.steps.remedy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
