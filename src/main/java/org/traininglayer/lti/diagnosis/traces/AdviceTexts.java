package org.traininglayer.lti.diagnosis.traces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.ConnectionReports.Advice;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.FaultCause;
import org.traininglayer.lti.ToolAddress;

/** The words for each cause, in the menus of each product family. */
@Component
class AdviceTexts {

  private static final List<String> FAMILIES = List.of("moodle", "canvas");
  private static final String DOCS = "docs/connection-doctor.md";

  private final MessageSource messages;
  private final ToolAddress tool;

  AdviceTexts(MessageSource messages, ToolAddress tool) {
    this.messages = messages;
    this.tool = tool;
  }

  /**
   * Advice for one product family; where the family is not known, for each that has its own.
   *
   * @param family in lower case
   */
  Advice advice(FaultCause fault, @Nullable String family, Locale locale) {
    List<String> steps = new ArrayList<>();
    String general = text("do", fault, "", locale);
    if (general != null) {
      steps.add(general);
    }
    for (String one : FAMILIES) {
      if (family == null || !FAMILIES.contains(family) || family.equals(one)) {
        String special = text("do", fault, "." + one, locale);
        if (special != null) {
          steps.add(special);
        }
      }
    }
    String cause = text("cause", fault, "", locale);
    return new Advice(fault, fault.fixer(), cause == null ? fault.name() : cause, steps, DOCS);
  }

  String wentWell(Kind kind, Locale locale) {
    return messages.getMessage("doctor.kind." + kind + ".well", null, locale);
  }

  String wentWrong(Kind kind, Locale locale) {
    return messages.getMessage("doctor.kind." + kind + ".wrong", null, locale);
  }

  private @Nullable String text(String what, FaultCause fault, String suffix, Locale locale) {
    String key = "doctor." + fault.name() + "." + what + suffix;
    Object[] arguments = {tool.keys().toString(), tool.launch().toString(), tool.base().toString()};
    return messages.getMessage(key, arguments, null, locale);
  }
}
