@NullMarked
package org.traininglayer.lti;

import org.jspecify.annotations.NullMarked;
