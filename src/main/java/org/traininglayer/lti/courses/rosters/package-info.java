/** Rosters of courses: reading a platform's list, keeping it, and when to read it again. */
@NullMarked
package org.traininglayer.lti.courses.rosters;

import org.jspecify.annotations.NullMarked;
