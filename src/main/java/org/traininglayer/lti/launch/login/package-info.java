/** How a launch begins: OIDC third-party login initiation, bound to one browser. */
@NullMarked
package org.traininglayer.lti.launch.login;

import org.jspecify.annotations.NullMarked;
