/** Databases that released builds left behind, and what became of them. */
@NullMarked
package org.traininglayer.released;

import org.jspecify.annotations.NullMarked;
