@NullMarked
package org.traininglayer.delivery;

import org.jspecify.annotations.NullMarked;
