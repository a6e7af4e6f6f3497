@NullMarked
package org.traininglayer.adoption.own;

import org.jspecify.annotations.NullMarked;
