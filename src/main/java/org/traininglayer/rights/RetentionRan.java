package org.traininglayer.rights;

import org.traininglayer.kernel.OrganisationId;

/**
 * Entries whose time was over went; published in the transaction in which they did.
 *
 * @param kind which, see {@link org.traininglayer.kernel.Ageing}
 * @param days how long they are kept
 * @param removed how many went
 */
public record RetentionRan(OrganisationId organisation, String kind, int days, int removed) {}
