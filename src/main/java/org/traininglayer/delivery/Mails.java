package org.traininglayer.delivery;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.RecordDestinations.Finding;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;

/** E-mails that leave surely, once a mail server is named. */
public interface Mails {

  /** Whether a mail server and a sender are in the settings. */
  boolean on();

  /**
   * Puts an e-mail on its way, in the transaction that is under way.
   *
   * @param id the same for the same mail: put in twice, on whatever node, it is sent once
   * @param learner whose it is: it goes when they are erased; null when it is for somebody else
   * @param reference by which it can be {@linkplain #withdraw withdrawn}
   * @return false when e-mail is off; nothing is kept then
   */
  boolean send(
      OrganisationId organisation, UUID id, @Nullable LearnerId learner, UUID reference, Mail mail);

  /** Takes back what was not sent yet. */
  void withdraw(UUID reference);

  /**
   * Connects with the mail server as it is set, and sends a mail at once.
   *
   * @param to where to; null to send none and only ask the server
   */
  List<Finding> test(OrganisationId organisation, @Nullable MailAddress to);
}
