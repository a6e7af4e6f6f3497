package org.traininglayer.catalog;

/**
 * A place in a source.
 *
 * @param row row key of a table, or line id of a document
 */
public record Evidence(String artefact, String row) {}
