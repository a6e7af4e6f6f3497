package org.traininglayer.adoption.warnings;

import java.util.UUID;
import org.traininglayer.kernel.OrganisationId;

/**
 * Something happened to an alert; told in the transaction in which it is written down.
 *
 * @param kind as in {@link AlertView.Done}
 */
record AlertChanged(OrganisationId organisation, UUID alert, String kind) {}
