#!/usr/bin/env bash
# java.net.URI and a reference that is only a query.
#
# The JDK's java.net.URI (found with 17.0.15 and 25), JDK 17 or newer.
#
# Valid input: a roster's next page as a relative reference, Link: <?page=2>; rel="next" (RFC 8288, 3.1 lets the target be
# relative). RFC 3986, 5.2.2 and 5.4.1 keep the path of the base; java.net.URI follows the older RFC 2396 and drops its last
# segment. An empty reference, which means the same document, loses it too.
#
#   base https://lms.example/course/7/members?page=1
#                  expected                     found
#   ?page=2        .../course/7/members?page=2  .../course/7/?page=2
#   (empty)        .../course/7/members?page=1  .../course/7/
#   members?page=2 .../course/7/members?page=2  the same
#
# The second page is asked for at another resource: an error at best, another list at worst. Resolve by RFC 3986 (the
# address classes of most HTTP clients do), with these references as a test.
set -euo pipefail
command -v java >/dev/null || { echo "needs java"; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > Main.java <<'X'
import java.net.URI;

public class Main {
  public static void main(String[] a) {
    URI base = URI.create("https://lms.example/course/7/members?page=1");
    for (String reference : new String[] {"?page=2", "", "#top", "members?page=2"})
      System.out.println("'" + reference + "' " + base.resolve(reference));
  }
}
X
java Main.java | tee out
diff out - <<'X'
'?page=2' https://lms.example/course/7/?page=2
'' https://lms.example/course/7/
'#top' https://lms.example/course/7/members?page=1#top
'members?page=2' https://lms.example/course/7/members?page=2
X
echo 'as found'
