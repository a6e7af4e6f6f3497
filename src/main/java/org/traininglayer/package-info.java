/** Training Layer: people practise working with AI; their organisation sees whether it pays. */
@NullMarked
package org.traininglayer;

import org.jspecify.annotations.NullMarked;
