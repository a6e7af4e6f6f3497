@NullMarked
package org.traininglayer.adoption;

import org.jspecify.annotations.NullMarked;
