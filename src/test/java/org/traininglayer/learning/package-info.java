@NullMarked
package org.traininglayer.learning;

import org.jspecify.annotations.NullMarked;
