@NullMarked
package org.traininglayer.lti.rosters;

import org.jspecify.annotations.NullMarked;
