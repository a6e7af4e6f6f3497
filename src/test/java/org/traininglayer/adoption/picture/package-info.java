@NullMarked
package org.traininglayer.adoption.picture;

import org.jspecify.annotations.NullMarked;
