@NullMarked
package org.traininglayer.xapi;

import org.jspecify.annotations.NullMarked;
