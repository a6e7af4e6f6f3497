package org.traininglayer.kernel;

/**
 * How a learning record names a person: the home page of the account (for us the platform's issuer)
 * and the name in it (for us the LTI {@code sub}).
 */
public record AccountKey(String homePage, String name) {}
