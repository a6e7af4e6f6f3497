/**
 * Tables that come in as CSV: read strictly, looked at before anything is written, refused line by
 * line with what would be right, and remembered. What a table means is said by an {@link
 * org.traininglayer.imports.ImportKind} of another package.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "lti"})
package org.traininglayer.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
