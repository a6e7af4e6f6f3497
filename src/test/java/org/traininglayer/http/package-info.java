@NullMarked
package org.traininglayer.http;

import org.jspecify.annotations.NullMarked;
