package org.traininglayer.lti.diagnosis.traces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.diagnosis.refusals.CleanText;

/**
 * Takes out of a trace what must not be in it, should anybody have put it there: tokens, secrets,
 * addresses of people. Pure.
 */
final class Redaction {

  static final int MAX_TEXT = 300;
  private static final int MAX_CHECKS = 200;

  /** A JWT, whole or cut off. */
  private static final Pattern JWT =
      Pattern.compile("eyJ[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*){0,4}");

  private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[^\\s\",;]+");
  private static final Pattern PERSON =
      Pattern.compile("[^\\s<>\"'(),;:/=&?]+@[^\\s<>\"'(),;/&?]+");
  private static final Pattern USER_INFO = Pattern.compile("(?i)(https?://)[^/\\s@]+@");

  /** {@code sesskey=…} in an address, {@code "access_token": "…"} in JSON. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)([\\w-]*(?:token|secret|password|passwd|sesskey|assertion|signature|nonce|jwt|invite"
              + "|api[_-]?key|verifier)[\"']?\\s*[=:]\\s*[\"']?)([^\\s\"'&,;}]{6,})");

  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&](?:state|code|data|key|login_hint|lti_message_hint|user|name)=)[^&\\s]+");

  /** What is long enough to be one of our own secrets; its beginning is enough to compare. */
  private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_+/=-]{41,}");

  private static final int LEAST_RUN = 41;

  private static final int LONGEST_WORD = 12;

  /** Words, also several in one, numbers, and hexadecimal digits: nothing that chance writes. */
  private static final Pattern WORD =
      Pattern.compile("(?:[A-Z]?[a-z]{2,})*[0-9]*|[A-Za-z][0-9]*|[0-9a-f]+|[A-Z]+[0-9]*");

  private Redaction() {}

  /** Fit to be kept and shown; null if nothing is left. */
  static @Nullable String of(@Nullable String text) {
    String clean = CleanText.of(text, 4 * MAX_TEXT);
    if (clean == null) {
      return null;
    }
    Signs signs = Signs.of(clean);
    return signs.none() && clean.length() <= MAX_TEXT
        ? clean
        : CleanText.of(cut(clean, signs), MAX_TEXT);
  }

  /** Each rule only where its sign is; most texts have none. */
  private static String cut(String text, Signs signs) {
    String safe = text;
    if (signs.token()) {
      safe = JWT.matcher(safe).replaceAll("(a token)");
    }
    if (signs.scheme()) {
      safe = BEARER.matcher(safe).replaceAll("$1 (a token)");
    }
    if (signs.at()) {
      safe = USER_INFO.matcher(safe).replaceAll("$1");
    }
    if (signs.value()) {
      safe = NAMED.matcher(safe).replaceAll("$1…");
      safe = PARAMETER.matcher(safe).replaceAll("$1…");
    }
    if (signs.at()) {
      safe = PERSON.matcher(safe).replaceAll("(an address)");
    }
    return signs.run() ? shorten(safe) : safe;
  }

  private static String shorten(String text) {
    return LONG.matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                isReadable(found.group()) ? found.group() : found.group().substring(0, 6) + "…"));
  }

  /**
   * What a text has without which a rule cannot fit, found in one pass.
   *
   * @param token {@code eyJ}, with which every JWT begins
   * @param scheme {@code bearer} or {@code basic}
   * @param at an at sign, as in addresses of people
   * @param value a name with an equals sign or a colon behind it that is not the one of an address
   * @param run so many characters of a secret in a row
   */
  private record Signs(boolean token, boolean scheme, boolean at, boolean value, boolean run) {

    static Signs of(String text) {
      boolean token = false;
      boolean scheme = false;
      boolean at = false;
      boolean value = false;
      int longest = 0;
      int run = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        run = isOfSecret(c) ? run + 1 : 0;
        longest = Math.max(longest, run);
        switch (c) {
          case 'e' -> token |= text.startsWith("yJ", i + 1);
          case 'b', 'B' -> scheme |= isScheme(text, i);
          case '@' -> at = true;
          case '=' -> value = true;
          case ':' -> value |= !text.startsWith("http", i - 4) && !text.startsWith("https", i - 5);
          default -> {}
        }
      }
      return new Signs(token, scheme, at, value, longest >= LEAST_RUN);
    }

    boolean none() {
      return !(token || scheme || at || value || run);
    }

    private static boolean isScheme(String text, int at) {
      return text.regionMatches(true, at, "bearer", 0, 6)
          || text.regionMatches(true, at, "basic", 0, 5);
    }

    private static boolean isOfSecret(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '_'
          || c == '+'
          || c == '/'
          || c == '='
          || c == '-';
    }
  }

  /** A path, or an id made of words and short numbers, as in {@code client-7da8e20e-2b19-…}. */
  private static boolean isReadable(String text) {
    return text.indexOf('/') >= 0
        || text.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        || Arrays.stream(text.split("[-_=+]", -1))
            .allMatch(word -> word.length() <= LONGEST_WORD && WORD.matcher(word).matches());
  }

  /** As the other; nothing becomes an empty text. */
  static String words(@Nullable String text) {
    String safe = of(text);
    return safe == null ? "" : safe;
  }

  static List<Check> of(List<Check> checks) {
    List<Check> safe = new ArrayList<>();
    for (Check check : checks.subList(0, Math.min(checks.size(), MAX_CHECKS))) {
      safe.add(
          new Check(
              words(check.what()),
              of(check.expected()),
              of(check.got()),
              check.passed(),
              check.noted()));
    }
    return safe;
  }
}
