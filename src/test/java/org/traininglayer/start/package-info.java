/** Tests of the start. */
@NullMarked
package org.traininglayer.start;

import org.jspecify.annotations.NullMarked;
