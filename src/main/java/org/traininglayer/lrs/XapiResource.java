package org.traininglayer.lrs;

import java.util.Set;

/**
 * One resource of the record store (xAPI 1.0.3, part 3, 2). The store is the list of these: what
 * stands here is looked at before anything of the request's body is read.
 *
 * @see <a
 *     href="https://github.com/adlnet/xAPI-Spec/blob/1.0.3/xAPI-Communication.md#2.0">Resources</a>
 */
sealed interface XapiResource permits OpenResource, KeyedResource {

  /** Where it is, below {@code /xapi}; without a slash at the end. */
  Set<String> paths();

  /** Which methods it has; HEAD goes with GET. */
  Set<String> methods();

  /** How many bytes a request's body may have, unpacked. */
  long maxBody();
}
