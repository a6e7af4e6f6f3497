package org.traininglayer.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a frame shows instead of the console or a dashboard: that they open in a tab of their own.
 */
@Controller
class FramedConsole {

  /** Forwarded to; from outside there is nothing at this address. */
  static final String PATH = "/framed-console";

  @RequestMapping(PATH)
  String page() {
    return "layout/framed-console";
  }
}
