/** Error pages, security headers and the default chain, over HTTP. */
@NullMarked
package org.traininglayer.web;

import org.jspecify.annotations.NullMarked;
