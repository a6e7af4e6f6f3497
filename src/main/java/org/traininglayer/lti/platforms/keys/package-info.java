/** Keys: those this tool signs with, and those that platforms sign with. */
@NullMarked
@NamedInterface("keys")
package org.traininglayer.lti.platforms.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
