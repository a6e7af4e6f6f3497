/**
 * The PostgreSQL that the application starts itself when none is named, or the connection to the
 * named one.
 *
 * <p>Everything else sees a {@link javax.sql.DataSource} bean and nothing of this package. Start
 * reading at {@code DatabaseConfiguration}.
 */
@NullMarked
@ApplicationModule(
    displayName = "Database",
    allowedDependencies = {})
package org.traininglayer.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
