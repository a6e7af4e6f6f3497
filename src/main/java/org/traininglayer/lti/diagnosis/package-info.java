/**
 * What went wrong, and how it is found out: {@code traces} of what happened, {@code refusals} and
 * their words, the {@code doctor} who tests a connection.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "http", "lti", "lti.services"})
package org.traininglayer.lti.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
