/** What a pilot costs, and which share of that is training. */
@NullMarked
@NamedInterface("budget")
package org.traininglayer.adoption.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
