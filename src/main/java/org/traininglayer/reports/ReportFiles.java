package org.traininglayer.reports;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.traininglayer.reports.Reports.Shown;

/**
 * A report as files: tagged PDF, from the template that makes the page, and CSV in an archive with
 * its manifest.
 */
@Component
public class ReportFiles {

  // Part of PDFBox; under the SIL Open Font License.
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final String STYLE = "/reports/report.css";
  private static final String LINK = "<link rel=\"stylesheet\" href=\"classpath:report\"/>";

  static {
    XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
  }

  private final ITemplateEngine templates;
  private final Words words;

  ReportFiles(ITemplateEngine templates, Words words) {
    this.templates = templates;
    this.words = words;
  }

  /** As PDF: tagged, with title, language, headings and tables; pages are numbered. */
  public byte[] pdf(Shown shown) {
    Context context = new Context(Locale.ENGLISH);
    context.setVariable("shown", shown);
    context.setVariable("words", words);
    return rendered(templates.process("reports/print", context));
  }

  /** E5 as PDF, as reports are. */
  public byte[] pdf(QualificationRecord record) {
    Context context = new Context(Locale.ENGLISH);
    context.setVariable("record", record);
    context.setVariable("words", words);
    return rendered(templates.process("reports/qualification", context));
  }

  private static byte[] rendered(String html) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePdfUaAccessibility(true);
      builder.useFont(font(), "Liberation Sans", 400, FontStyle.NORMAL, false);
      // Nothing is fetched: the one style sheet is put in its place below.
      builder.useUriResolver((base, uri) -> null);
      builder.withProducer("Training Layer " + Reports.software());
      builder.withHtmlContent(styled(html), null);
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String styled(String html) throws IOException {
    try (InputStream in = ReportFiles.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException(STYLE + " is missing in this build");
      }
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return html.replace(LINK, "<style>" + css + "</style>");
    }
  }

  private static FSSupplier<InputStream> font() {
    return () -> {
      InputStream in = ReportFiles.class.getResourceAsStream(FONT);
      if (in == null) {
        throw new IllegalStateException(FONT + " is missing in this build");
      }
      return in;
    };
  }

  /** As CSV, a file a table, with the manifest and the text that the hash is of. */
  public byte[] zip(Shown shown, String by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ZipOut zip = new ZipOut(out, about(shown, by));
      for (Report.Section section : shown.report().sections()) {
        if (!section.columns().isEmpty()) {
          zip.add(
              section.name() + ".csv",
              to -> {
                Csv.write(to, section.columns(), section.rows());
                return section.rows().size();
              });
        }
      }
      zip.add(
          "report.json",
          to -> {
            to.write(shown.report().text());
            return shown.report().records();
          });
      zip.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private Map<String, Object> about(Shown shown, String by) {
    Report report = shown.report();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("format", "training-layer/manifest/1");
    about.put("what", report.id().name());
    about.put("title", words.say(report.id() + ".title"));
    about.put("purpose", words.say("purpose"));
    about.put("organisation", shown.organisation());
    about.put("filters", report.filters());
    about.put("definitions", report.definitions());
    about.put("hash", report.hash());
    about.put("made_at", shown.made().at().toString());
    about.put("made_by", shown.made().by());
    about.put("exported_by", by);
    about.put("software", shown.made().software());
    return about;
  }
}
