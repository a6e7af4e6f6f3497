/** Courses and their links, as launches described them. */
@NullMarked
package org.traininglayer.lti.courses;

import org.jspecify.annotations.NullMarked;
