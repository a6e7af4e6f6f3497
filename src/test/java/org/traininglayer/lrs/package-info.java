@NullMarked
package org.traininglayer.lrs;

import org.jspecify.annotations.NullMarked;
