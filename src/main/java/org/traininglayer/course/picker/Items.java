package org.traininglayer.course.picker;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.catalog.Module;
import org.traininglayer.course.picker.PlacementCapabilities.Text;
import org.traininglayer.lti.ContentItem;
import org.traininglayer.lti.ContentItem.Image;
import org.traininglayer.lti.ContentItem.LineItem;
import org.traininglayer.lti.ContentItem.Opening;
import org.traininglayer.lti.ContentItem.Period;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.ToolAddress;

/** Makes links of what was chosen and checked. */
record Items(ToolAddress tool, PlacementCapabilities taken, Labels words) {

  private static final int ICON = 64;
  private static final int THUMBNAIL = 256;

  /**
   * One link.
   *
   * @param described the description that the course has already; null for the module's summary
   * @param renamed whether somebody typed another title than the one that was proposed
   */
  ContentItem of(
      Choice choice,
      ItemForm form,
      ItemRules checked,
      @Nullable String described,
      boolean renamed) {
    URI url = URI.create(tool.launch() + choice.query());
    Module module = choice.module();
    boolean describes = taken.text() == Text.PLAIN || taken.text() == Text.HTML;
    return new ContentItem(
        url,
        checked.title(),
        text(checked.title(), described != null ? described : summary(module)),
        new Image(tool.at("/picker/icon.png"), ICON, ICON),
        // A link in a text would be shown as its picture.
        describes ? new Image(tool.at("/picker/thumbnail.png"), THUMBNAIL, THUMBNAIL) : null,
        custom(module, checked),
        column(module, checked, url),
        period(checked.opens(), checked.closes()),
        period(null, checked.due()),
        taken.openings().contains(form.opening()) ? form.opening() : Opening.USUAL,
        taken.form() && !renamed);
  }

  private @Nullable String text(String title, String description) {
    return switch (taken.text()) {
      case PLAIN -> description;
      case HTML -> html(description);
      case LINK -> html(title);
      case NONE -> null;
    };
  }

  private static String html(String plain) {
    return HtmlUtils.htmlEscape(plain, "UTF-8");
  }

  private String summary(@Nullable Module module) {
    return module == null ? words.text("picker.home.text") : module.summary();
  }

  private static Map<String, String> custom(@Nullable Module module, ItemRules checked) {
    Map<String, String> custom = new LinkedHashMap<>();
    if (module != null) {
      custom.put(Launch.MODULE_PARAMETER, module.id().value());
      if (checked.passMark() != null) {
        custom.put(Launch.PASS_MARK_PARAMETER, checked.passMark().toString());
      }
      if (checked.attempts() != null) {
        custom.put(Launch.ATTEMPTS_PARAMETER, checked.attempts().toString());
      }
    }
    return custom;
  }

  private @Nullable LineItem column(@Nullable Module module, ItemRules checked, URI url) {
    BigDecimal points = checked.points();
    return module == null || points == null
        ? null
        : new LineItem(
            checked.title(),
            points,
            module.id().value(),
            LineItem.SCORE,
            taken.review() ? url : null);
  }

  private static @Nullable Period period(@Nullable Instant start, @Nullable Instant end) {
    return start == null && end == null ? null : new Period(start, end);
  }
}
