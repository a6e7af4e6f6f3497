package org.traininglayer.xapi;

import java.util.UUID;

/** Another statement, by its id (xAPI 1.0.3, part 2, 2.4.4.3). */
public record StatementRef(UUID id) implements StatementTarget {}
