/** Pages, charts and downloads: reads metrics, and knows neither cells nor statements. */
@NullMarked
package org.traininglayer.adoption.dashboard;

import org.jspecify.annotations.NullMarked;
