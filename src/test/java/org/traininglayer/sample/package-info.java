@NullMarked
package org.traininglayer.sample;

import org.jspecify.annotations.NullMarked;
