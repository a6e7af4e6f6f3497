/**
 * Whether a use of AI is ready to be scaled: thresholds as signed, what the gates are told, and
 * verdicts, frozen.
 */
@NullMarked
@NamedInterface("verdict")
package org.traininglayer.adoption.verdict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
