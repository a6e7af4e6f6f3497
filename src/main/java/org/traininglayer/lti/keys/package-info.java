/** Keys: those this tool signs with, and those that platforms sign with. */
@NullMarked
package org.traininglayer.lti.keys;

import org.jspecify.annotations.NullMarked;
