/**
 * The LTI Advantage certification over real HTTP: the demo LMS is the platform, each entry of the
 * list is one test of its name. {@code docs/certification.md} has the table.
 */
@NullMarked
package org.traininglayer.certification;

import org.jspecify.annotations.NullMarked;
