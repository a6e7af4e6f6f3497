/**
 * Pictures as functions from values to SVG: no Spring, no clock, no database. What may be told, and
 * in which words, is decided before; here is only where it stands.
 */
@NullMarked
package org.traininglayer.adoption.picture;

import org.jspecify.annotations.NullMarked;
