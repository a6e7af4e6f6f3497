/** What is seen early: W1 to W11, what opens an alert, and how many may be opened at once. */
@NullMarked
package org.traininglayer.adoption.statistics.warnings;

import org.jspecify.annotations.NullMarked;
