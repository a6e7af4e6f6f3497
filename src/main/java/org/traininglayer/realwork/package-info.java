/**
 * Work as it is really done, outside of modules: tasks that were measured before AI, and work
 * products that are rated by people who know neither who made them nor how. Both are what figures
 * about quality and time are held against.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "imports", "lti"})
package org.traininglayer.realwork;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
