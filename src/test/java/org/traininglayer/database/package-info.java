@NullMarked
package org.traininglayer.database;

import org.jspecify.annotations.NullMarked;
