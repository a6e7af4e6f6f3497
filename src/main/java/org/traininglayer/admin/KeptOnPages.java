package org.traininglayer.admin;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where no form was refused before, pages of the console have {@link Kept#NOTHING}. */
@ControllerAdvice(basePackageClasses = KeptOnPages.class)
class KeptOnPages {

  @ModelAttribute(Kept.NAME)
  Kept nothing() {
    return Kept.NOTHING;
  }
}
