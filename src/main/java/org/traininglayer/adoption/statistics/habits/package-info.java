/** Whether use lasts: habit, retention, and weeks until somebody stops. */
@NullMarked
package org.traininglayer.adoption.statistics.habits;

import org.jspecify.annotations.NullMarked;
