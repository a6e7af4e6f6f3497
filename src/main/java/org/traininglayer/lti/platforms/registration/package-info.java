/** Platforms that register this tool themselves (IMS Dynamic Registration 1.0). */
@NullMarked
package org.traininglayer.lti.platforms.registration;

import org.jspecify.annotations.NullMarked;
