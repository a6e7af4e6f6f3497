/** The tool in a frame of another site, with and without third-party cookies, in a real browser. */
@NullMarked
package org.traininglayer.cookieless;

import org.jspecify.annotations.NullMarked;
