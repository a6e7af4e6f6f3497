/** Whether a use of AI is ready to be scaled: gates G1 to G13 and what follows from them. */
@NullMarked
package org.traininglayer.adoption.statistics.verdict;

import org.jspecify.annotations.NullMarked;
