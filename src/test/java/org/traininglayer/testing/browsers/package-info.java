/**
 * Chromium, Firefox and WebKitGTK, driven by one small client: W3C WebDriver over HTTP where a
 * driver is installed, Firefox by its own Marionette socket.
 */
@NullMarked
package org.traininglayer.testing.browsers;

import org.jspecify.annotations.NullMarked;
