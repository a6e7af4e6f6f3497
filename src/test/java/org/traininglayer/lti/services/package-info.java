@NullMarked
package org.traininglayer.lti.services;

import org.jspecify.annotations.NullMarked;
