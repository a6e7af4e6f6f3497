#!/usr/bin/env bash
# openhtmltopdf and the order of words in a sentence with bold or italic ones.
#
# io.github.openhtmltopdf:openhtmltopdf-pdfbox 1.1.65 (PDFBox 3.0.7), JDK 17 or newer (needs java and mvn).
#
# Valid input: one paragraph with two bold figures, and a table with a caption, as accessible PDF (usePdfUaAccessibility).
#
#   the tags say                             "Passed 12 of 20 people."
#   the page's own text, in its order        "Passed  of  people." and behind it "12", "20"
#   caption of the table                     beside the table's tag; ISO 32000-1, 14.8.4.3.4 has it below it
#
# What is set apart is painted after the rest of its line. People see the right sentence and a screen reader that follows
# the tags reads it, but search, copying, redaction and most text extraction take the page's order: the sentence without its
# figures. Evidence has no inline markup around figures, and a test that extracts its text.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>io.github.openhtmltopdf</groupId><artifactId>openhtmltopdf-pdfbox</artifactId><version>1.1.65</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.util.*;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.*;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.*;

public class Main {
  static final Map<Integer, String> painted = new LinkedHashMap<>();

  public static void main(String[] a) throws Exception {
    String page = "<html lang='en'><head><title>t</title><meta name='description' content='d'/><style>body{font-family:x}</style></head><body>"
        + "<p>Passed <b>12</b> of <b>20</b> people.</p><table><caption>By role</caption><tr><th>n</th></tr><tr><td>7</td></tr></table></body></html>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(() -> PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"), "x");
    builder.usePdfUaAccessibility(true);
    builder.withHtmlContent(page, null);
    builder.toStream(out);
    builder.run();
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
      extractor.processPage(document.getPage(0));
      extractor.getMarkedContents().forEach(Main::collect);
      System.out.println("page " + new ArrayList<>(painted.values()));
      System.out.println("extracted " + new PDFTextStripper().getText(document).lines().findFirst().orElseThrow());
      StringBuilder tags = new StringBuilder();
      read(document.getDocumentCatalog().getStructureTreeRoot().getKids(), tags);
      System.out.println("tags " + tags);
    }
  }

  static void collect(PDMarkedContent content) {
    StringBuilder text = new StringBuilder();
    for (Object one : content.getContents()) {
      if (one instanceof TextPosition letter) text.append(letter.getUnicode());
      if (one instanceof PDMarkedContent inner) collect(inner);
    }
    if (!text.isEmpty()) painted.put(content.getMCID(), text.toString());
  }

  static void read(List<Object> kids, StringBuilder tags) {
    for (Object kid : kids) {
      if (kid instanceof Integer id) tags.append(painted.get(id));
      if (kid instanceof PDStructureElement element) {
        boolean inline = element.getStructureType().equals("Span");
        tags.append(inline ? "" : "<" + element.getStructureType() + ">");
        read(element.getKids(), tags);
        tags.append(inline ? "" : "</" + element.getStructureType() + ">");
      }
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java 2>/dev/null | tee out
diff out - <<'X'
page [Passed ,  of ,  people., 12, 20, By role, n, 7]
extracted Passed  of  people.12 20
tags <Document><Div><P>Passed 12 of 20 people.</P><Div><Table><THead></THead><TBody><TR><TH>n</TH></TR><TR><TD>7</TD></TR></TBody><TFoot></TFoot></Table><Caption>By role</Caption></Div></Div></Document>
X
echo 'as found'
