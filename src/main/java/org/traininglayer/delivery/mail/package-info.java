/** E-mails: what one looks like on the wire, and how it reaches the mail server (SMTP). */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "delivery", "delivery.outbox"})
package org.traininglayer.delivery.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
