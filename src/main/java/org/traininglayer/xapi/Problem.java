package org.traininglayer.xapi;

/**
 * Something in a statement that the specification does not allow.
 *
 * @param property the way to the property, for example {@code
 *     context.contextActivities.parent[0].id}; empty for the statement itself
 * @param message what is wrong, for the person who wrote the sending software
 */
public record Problem(String property, String message) {}
