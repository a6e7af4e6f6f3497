/** The own view, before the AI's output becomes visible. */
@NullMarked
@NamedInterface("commit")
package org.traininglayer.steps.commit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
