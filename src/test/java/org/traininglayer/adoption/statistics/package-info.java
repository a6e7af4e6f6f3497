@NullMarked
package org.traininglayer.adoption.statistics;

import org.jspecify.annotations.NullMarked;
