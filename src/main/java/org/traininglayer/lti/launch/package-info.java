/** How a launch is verified, kept and led on. */
@NullMarked
package org.traininglayer.lti.launch;

import org.jspecify.annotations.NullMarked;
