/** What happened on the connections, told as lists of checks. */
@NullMarked
package org.traininglayer.lti.stories;

import org.jspecify.annotations.NullMarked;
