package org.traininglayer.xapi;

import org.traininglayer.kernel.AccountKey;

/** A person in a statement, named by an account (xAPI 1.0.3, part 2, 2.4.2.1). */
public record Agent(AccountKey account) implements StatementTarget {}
