@NullMarked
package org.traininglayer.lti.platforms;

import org.jspecify.annotations.NullMarked;
