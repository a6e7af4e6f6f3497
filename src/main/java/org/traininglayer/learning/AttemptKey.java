package org.traininglayer.learning;

import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * Whose attempts at what: all attempts of one person at one module behind one link have the same
 * key, and each its number.
 *
 * @param resourceLinkId the link in the course, by the platform's id
 */
public record AttemptKey(
    OrganisationId organisation,
    PlatformId platform,
    LearnerId learner,
    String resourceLinkId,
    ModuleId module) {}
