/** The people who came, kept. */
@NullMarked
package org.traininglayer.lti.people;

import org.jspecify.annotations.NullMarked;
