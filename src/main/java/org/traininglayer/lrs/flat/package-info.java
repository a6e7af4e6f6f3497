/** Statements as tables: flat columns, and the files that hold them. */
@NullMarked
package org.traininglayer.lrs.flat;

import org.jspecify.annotations.NullMarked;
