/**
 * The whole way: from the course in the learning platform to the grade, the record and the figure.
 */
@NullMarked
package org.traininglayer.journey;

import org.jspecify.annotations.NullMarked;
