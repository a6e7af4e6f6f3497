@NullMarked
package org.traininglayer.adoption.projection;

import org.jspecify.annotations.NullMarked;
