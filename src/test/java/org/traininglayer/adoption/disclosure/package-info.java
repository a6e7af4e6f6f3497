@NullMarked
package org.traininglayer.adoption.disclosure;

import org.jspecify.annotations.NullMarked;
