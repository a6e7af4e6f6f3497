/** What tests of all packages share: the real database, quickly and each test class its own. */
@NullMarked
package org.traininglayer.testing;

import org.jspecify.annotations.NullMarked;
