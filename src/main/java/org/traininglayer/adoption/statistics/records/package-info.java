/**
 * What happened, one record a fact, as the measures of adoption take it in; times and dates only.
 */
@NullMarked
package org.traininglayer.adoption.statistics.records;

import org.jspecify.annotations.NullMarked;
