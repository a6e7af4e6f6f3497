/** Calls to the services of platforms: tokens, calls, columns of gradebooks. */
@NullMarked
package org.traininglayer.lti.services;

import org.jspecify.annotations.NullMarked;
