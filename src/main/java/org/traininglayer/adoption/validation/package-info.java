/** What shows on an installed build that its formulas are right: vectors with known results. */
@NullMarked
@NamedInterface("validation")
package org.traininglayer.adoption.validation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
