@NullMarked
package org.traininglayer.lti.registration;

import org.jspecify.annotations.NullMarked;
