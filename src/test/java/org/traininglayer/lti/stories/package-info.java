/** Tests of stories. */
@NullMarked
package org.traininglayer.lti.stories;

import org.jspecify.annotations.NullMarked;
