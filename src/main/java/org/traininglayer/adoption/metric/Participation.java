package org.traininglayer.adoption.metric;

import org.traininglayer.adoption.disclosure.Headcount;

/**
 * How many have started, of whom. The whole to compare with is the list of those who are expected,
 * or where nobody has said that, a platform's list; people who came without standing on it are told
 * beside, never added to it.
 *
 * @param byExpectation whether it is the list of those who are expected
 * @param listed people on the list now; a length of a list, and nobody's deed
 * @param started how many of those on the list have started
 * @param unlisted how many have started who are on no list now
 */
public record Participation(
    boolean byExpectation, int listed, Headcount started, Headcount unlisted) {}
