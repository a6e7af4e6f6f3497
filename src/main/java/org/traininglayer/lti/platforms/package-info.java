/** The registrations with learning platforms: kept, checked, read from a file. */
@NullMarked
package org.traininglayer.lti.platforms;

import org.jspecify.annotations.NullMarked;
