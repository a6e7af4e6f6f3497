package org.traininglayer.steps;

/**
 * What is kept of the answers given in a step; each type has its own. Kept as JSON with the
 * attempt, so a name in it changes only together with a way to read the old one.
 */
public interface StepWork {}
