/** Tests of the console. */
@NullMarked
package org.traininglayer.admin;

import org.jspecify.annotations.NullMarked;
