/** How choices go back to the platform: Deep Linking 2.0. */
@NullMarked
package org.traininglayer.lti.launch.deeplinking;

import org.jspecify.annotations.NullMarked;
