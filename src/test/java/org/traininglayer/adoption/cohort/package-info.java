@NullMarked
package org.traininglayer.adoption.cohort;

import org.jspecify.annotations.NullMarked;
