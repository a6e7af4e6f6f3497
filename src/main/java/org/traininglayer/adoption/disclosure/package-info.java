/**
 * What may be told about few people. Every figure is made here, guarded, and nowhere else; pure.
 */
@NullMarked
@NamedInterface("disclosure")
package org.traininglayer.adoption.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
