/** Follows the ledger: offsets, facts and person cells. Knows what a counter is, but no metric. */
@NullMarked
package org.traininglayer.adoption.projection;

import org.jspecify.annotations.NullMarked;
