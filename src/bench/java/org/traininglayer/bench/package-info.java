/** Measures the running application from outside: {@code docs/performance.md} says how. */
@NullMarked
package org.traininglayer.bench;

import org.jspecify.annotations.NullMarked;
