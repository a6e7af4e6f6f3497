/** Whom figures are about, from the platforms and from whoever knows more. */
@NullMarked
package org.traininglayer.adoption.roster;

import org.jspecify.annotations.NullMarked;
