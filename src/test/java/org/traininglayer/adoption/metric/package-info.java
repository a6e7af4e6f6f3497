@NullMarked
package org.traininglayer.adoption.metric;

import org.jspecify.annotations.NullMarked;
