@NullMarked
package org.traininglayer.lti.keys;

import org.jspecify.annotations.NullMarked;
