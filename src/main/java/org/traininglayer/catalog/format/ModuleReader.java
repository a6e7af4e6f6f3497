package org.traininglayer.catalog.format;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.ModuleId;

/**
 * Reads a module's folder in four passes: syntax, schema, graph and references, quality. All
 * problems of all passes are reported together. A pure function of the files and the date.
 */
public final class ModuleReader {

  static final String MANIFEST = "module.yaml";

  private final StepFormats formats;
  private final SchemaCheck.Schemas schemas;

  /** Knows these types of steps. */
  public ModuleReader(List<? extends StepFormat<?>> formats) {
    this.formats = new StepFormats(List.copyOf(formats));
    this.schemas = new SchemaCheck.Schemas(this.formats.names());
  }

  /**
   * What a folder holds.
   *
   * @param template null when there is an error
   * @param problems errors and warnings that no waiver covers, by place
   */
  public record Reading(@Nullable ModuleTemplate template, List<Problem> problems) {

    /** The module with the defaults of its variables; null when there is an error. */
    public @Nullable Module module() {
      return template == null ? null : template.module();
    }

    /** Problems that stop the release. */
    public List<Problem> errors() {
      return problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
    }

    /** Problems that need a waiver. */
    public List<Problem> warnings() {
      return problems.stream().filter(p -> p.severity() == Problem.Severity.WARNING).toList();
    }
  }

  /** Reads and checks; {@code today} decides which review dates and waivers have passed. */
  public Reading read(ModuleFolder folder, LocalDate today) {
    return new OneFolder(folder).read(today, true);
  }

  /**
   * Reads a module whose quality was checked when it was released: the first three passes, so all
   * that could stop it, and no warnings.
   */
  public Reading readReleased(ModuleFolder folder, LocalDate today) {
    return new OneFolder(folder).read(today, false);
  }

  /** All codes that a check can report, with those of the types of steps. */
  public List<Problem.Code> codes() {
    return formats.codes();
  }

  /** One module while it is read. */
  private final class OneFolder {

    private final ModuleFolder folder;
    private final Problems problems;
    private final Problems.At inManifest;

    OneFolder(ModuleFolder folder) {
      this.folder = folder;
      this.problems = new Problems(folder.path());
      this.inManifest = problems.in(MANIFEST, null);
    }

    private Reading read(LocalDate today, boolean quality) {
      YamlNode manifest = yaml(MANIFEST, inManifest);
      if (manifest == null) {
        return new Reading(null, problems.found());
      }
      SchemaCheck.module(schemas, manifest, inManifest);
      var variables = new Variables(variables(manifest));
      Map<String, Artefact> open = artefacts(manifest, variables);
      var defaults = new Filling(formats, variables.declared(), Map.of());
      Map<String, Artefact> artefacts = new LinkedHashMap<>();
      open.forEach((id, artefact) -> artefacts.put(id, defaults.artefact(artefact)));
      List<StepFile> steps = steps(manifest, variables);
      var draft =
          new Draft(folder, manifest, steps, forms(steps, variables), artefacts, variables, today);
      References.check(draft, problems);
      List<Problem> found = quality ? checked(draft) : problems.found();
      boolean broken = found.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
      return new Reading(broken ? null : new ModuleTemplate(formats, module(draft, open)), found);
    }

    private List<Problem> checked(Draft draft) {
      Lint.check(draft, problems);
      return Waivers.apply(formats, draft, problems);
    }

    private @Nullable YamlNode yaml(String file, Problems.At at) {
      String text = folder.text(file);
      if (text == null) {
        at.add(
            0,
            0,
            ProblemCode.FILE_MISSING,
            "The file " + file + " is missing.",
            DidYouMean.among(folder.files().keySet(), file, ""));
        return null;
      }
      return YamlReader.read(text, at);
    }

    private static Map<String, Module.Variable> variables(YamlNode manifest) {
      Map<String, Module.Variable> variables = new LinkedHashMap<>();
      manifest
          .entriesOf("vars")
          .forEach((name, entry) -> {
            YamlNode value = entry.value();
            String label = value.text("label");
            String given = value.text("default");
            variables.put(
                name,
                new Module.Variable(
                    label, given.isEmpty() ? "[" + label + "]" : given, value.isTrue("required")));
          });
      return variables;
    }

    private Map<String, Artefact> artefacts(YamlNode manifest, Variables variables) {
      Map<String, Artefact> artefacts = new LinkedHashMap<>();
      for (YamlNode declaration : manifest.items("artefacts")) {
        String file = declaration.text("file");
        String text = folder.text(file);
        if (text == null) {
          inManifest.add(
              declaration,
              ProblemCode.FILE_MISSING,
              "The file " + file + " is missing.",
              DidYouMean.among(folder.files().keySet(), file, ""));
          continue;
        }
        Problems.At inFile = problems.in(file, null);
        Artefact artefact =
            file.endsWith(".csv")
                ? CsvListing.read(text, declaration, inManifest, inFile)
                : MarkdownDocument.read(text, declaration, variables, inFile);
        artefacts.putIfAbsent(artefact.id(), artefact);
      }
      return artefacts;
    }

    private List<StepFile> steps(YamlNode manifest, Variables variables) {
      List<StepFile> steps = new ArrayList<>();
      for (YamlNode.Scalar name : manifest.scalars("steps")) {
        StepFile step = file(name, inManifest, variables);
        if (step != null) {
          steps.add(step);
        }
      }
      return steps;
    }

    /** Further forms of steps, each a whole step in a file of its own. */
    private Map<String, List<StepFile>> forms(List<StepFile> steps, Variables variables) {
      Map<String, List<StepFile>> forms = new LinkedHashMap<>();
      for (StepFile step : steps) {
        List<StepFile> others = new ArrayList<>();
        for (YamlNode.Scalar name : step.root().scalars("parallel")) {
          StepFile other = file(name, problems.in(step.file(), step.id()), variables);
          if (other != null) {
            others.add(other);
          }
        }
        if (!others.isEmpty()) {
          forms.put(step.id(), List.copyOf(others));
        }
      }
      return forms;
    }

    /** A step, or a form of one; null, and reported, where it cannot be read. */
    private @Nullable StepFile file(YamlNode.Scalar name, Problems.At named, Variables variables) {
      String file = "steps/" + name.text() + ".yaml";
      if (folder.text(file) == null) {
        named.add(
            name,
            ProblemCode.FILE_MISSING,
            "The step \"" + name.text() + "\" has no file " + file + ".",
            DidYouMean.among(folder.files().keySet(), file, ""));
        return null;
      }
      Problems.At at = problems.in(file, name.text());
      YamlNode root = yaml(file, at);
      if (root == null) {
        return null;
      }
      SchemaCheck.step(schemas, root, at);
      return formats
          .find(root.text("type"))
          .map(format -> {
            format
                .nested(root)
                .forEach(part -> SchemaCheck.nested(schemas, part, format.nesting(), at));
            return step(name.text(), file, root, open(format), variables, at);
          })
          .orElse(null);
    }

    private StepFile step(
        String id,
        String file,
        YamlNode root,
        StepFormat<Step> format,
        Variables variables,
        Problems.At at) {
      var source = new StepSource(id, root, folder, variables, problems, at);
      Step step = format.read(source.head(format), source);
      Step shown = new Filling(formats, variables.declared(), Map.of()).step(step);
      return new StepFile(id, file, root, format, shown, step);
    }

    /** The module with its variables still open. */
    private static Module module(Draft draft, Map<String, Artefact> open) {
      YamlNode manifest = draft.manifest();
      YamlNode audience = manifest.get("audience");
      YamlNode competencies = manifest.get("competencies");
      YamlNode pass = manifest.get("pass");
      YamlNode reminders = manifest.get("reminders");
      return new Module(
          new ModuleId(manifest.text("id")),
          manifest.text("version"),
          Module.Status.valueOf(manifest.text("status").toUpperCase(Locale.ROOT).replace('-', '_')),
          manifest.text("title"),
          manifest.text("summary"),
          Locale.forLanguageTag(manifest.text("locale")),
          new Module.Audience(
              audience == null ? List.of() : audience.texts("roles"),
              audience == null ? List.of() : audience.texts("prior")),
          StepSource.whole(manifest.text("minutes")),
          competencies == null ? List.of() : competencies.texts("primary"),
          competencies == null ? List.of() : competencies.texts("secondary"),
          manifest.items("sources").stream()
              .map(source ->
                  new Module.Source(
                      source.text("id"),
                      source.text("cite"),
                      source.text("issued"),
                      source.text("state"),
                      source.text("review_by")))
              .toList(),
          Collections.unmodifiableMap(variables(manifest)),
          new Module.PassRule(
              pass == null ? 0 : StepSource.number(pass.text("score")),
              pass != null && pass.isTrue("no_critical_miss"),
              pass == null ? 1 : StepSource.whole(pass.text("attempts"))),
          draft.steps().stream().map(step -> first(step, draft)).toList(),
          inOrderOfUse(draft, open),
          List.copyOf(manifest.texts("diagnostic")),
          reminders == null ? List.of() : List.copyOf(reminders.texts("check_ins")),
          parallel(draft));
    }

    /** A step in several forms bears the name of its first one. */
    private static Step first(StepFile file, Draft draft) {
      Step step = file.open();
      return draft.forms().containsKey(file.id())
          ? step.with(step.head().as(step.head(), file.id()))
          : step;
    }

    /** What concerns the step as a whole is said by its first form. */
    private static Map<String, List<Step>> parallel(Draft draft) {
      Map<String, List<Step>> parallel = new LinkedHashMap<>();
      draft
          .forms()
          .forEach((id, others) -> {
            Step first = first(draft.step(id).orElseThrow(), draft);
            List<Step> all = new ArrayList<>(List.of(first));
            for (StepFile other : others) {
              Step.Head own = other.open().head();
              all.add(other.open().with(own.as(first.head(), other.id())));
            }
            parallel.put(id, List.copyOf(all));
          });
      return parallel;
    }

    private static Map<String, Artefact> inOrderOfUse(Draft draft, Map<String, Artefact> open) {
      Set<String> order = new LinkedHashSet<>();
      draft.files().forEach(step -> order.addAll(step.step().head().artefacts()));
      order.addAll(open.keySet());
      Map<String, Artefact> sorted = new LinkedHashMap<>();
      for (String id : order) {
        Artefact artefact = open.get(id);
        if (artefact != null) {
          sorted.put(id, artefact);
        }
      }
      return Collections.unmodifiableMap(sorted);
    }
  }

  @SuppressWarnings("unchecked")
  private static StepFormat<Step> open(StepFormat<?> format) {
    return (StepFormat<Step>) format;
  }
}
