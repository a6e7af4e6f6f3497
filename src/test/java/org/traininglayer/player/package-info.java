/** The player in the whole application: over HTTP, and in a browser. */
@NullMarked
package org.traininglayer.player;

import org.jspecify.annotations.NullMarked;
