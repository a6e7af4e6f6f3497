@NullMarked
package org.traininglayer.adoption.dashboard;

import org.jspecify.annotations.NullMarked;
