/**
 * Platforms that register this tool themselves (IMS <a
 * href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration 1.0</a>).
 */
@NullMarked
package org.traininglayer.lti.platforms.registration;

import org.jspecify.annotations.NullMarked;
