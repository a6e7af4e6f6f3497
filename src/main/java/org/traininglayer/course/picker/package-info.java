/**
 * The picker: somebody who shapes a course chooses what it links to, sets it up, and hands it to
 * the platform (Deep Linking 2.0). {@code PickerController} shows the list and the settings, {@code
 * HandOverController} sends what was chosen; what a platform takes is decided in {@code
 * PlacementCapabilities}, what was typed is checked in {@code ItemRules}.
 */
@NullMarked
package org.traininglayer.course.picker;

import org.jspecify.annotations.NullMarked;
