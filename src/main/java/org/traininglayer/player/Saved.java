package org.traininglayer.player;

import org.jspecify.annotations.Nullable;

/**
 * What a script gets for an answer that is saved.
 *
 * @param at ISO instant of the last change
 * @param next the page to show now; null when the one shown is still right
 * @param summary words about the marks so far; null outside a review
 * @param unchanged whether it changed nothing: it was there already, or its step was handed in
 *     before
 */
record Saved(String at, @Nullable String next, @Nullable String summary, boolean unchanged) {}
