/** The people who came, kept. */
@NullMarked
package org.traininglayer.lti.courses.people;

import org.jspecify.annotations.NullMarked;
