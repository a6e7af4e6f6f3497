@NullMarked
package org.traininglayer.adoption.facts;

import org.jspecify.annotations.NullMarked;
