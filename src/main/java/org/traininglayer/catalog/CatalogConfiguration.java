package org.traininglayer.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.catalog.format.ModuleReader;
import org.traininglayer.catalog.format.ModuleReader.Reading;
import org.traininglayer.catalog.format.ModuleTemplate;
import org.traininglayer.catalog.format.Problem;

/** Reads all modules once, when the application starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogProperties.class)
class CatalogConfiguration {

  private static final Logger log = LoggerFactory.getLogger(CatalogConfiguration.class);

  /** For templates; the methods are static. */
  @Bean
  Markdown markdown() {
    return new Markdown();
  }

  @Bean
  Catalog catalog(CatalogProperties properties, ModuleReader reader) throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<ModuleTemplate> modules = new ArrayList<>();
    for (ModuleFolder folder : ModuleFolders.shipped()) {
      modules.add(shipped(reader, folder, today));
    }
    Path own = properties.folder();
    if (own != null) {
      if (!Files.isDirectory(own)) {
        throw new IllegalStateException(
            "traininglayer.catalog.folder names " + own + ", which is no folder.");
      }
      for (ModuleFolder folder : ModuleFolders.in(own)) {
        Reading reading = reader.read(folder, today);
        reading.errors().forEach(error -> log.error("{}", error));
        reading.warnings().forEach(warning -> log.warn("{}", warning));
        ModuleTemplate module = reading.template();
        if (module == null) {
          log.error("{} is not offered until its errors are corrected.", folder.path());
        } else if (modules.stream().anyMatch(other -> isSame(module, other))) {
          log.error(
              "{} is not offered: {} {} is there already.",
              folder.path(),
              module.module().id(),
              module.module().version());
        } else {
          modules.add(module);
        }
      }
    }
    return new LoadedCatalog(modules);
  }

  private static boolean isSame(ModuleTemplate a, ModuleTemplate b) {
    return a.module().id().equals(b.module().id())
        && a.module().version().equals(b.module().version());
  }

  static ModuleTemplate shipped(ModuleReader reader, ModuleFolder folder, LocalDate today) {
    // The build holds them to their quality; at each start that would be the half of reading.
    Reading reading = reader.readReleased(folder, today);
    ModuleTemplate module = reading.template();
    if (module == null) {
      throw new IllegalStateException(
          reading.errors().stream()
              .map(Problem::toString)
              .collect(
                  Collectors.joining(
                      "\n",
                      "A shipped module has errors, so the application does not start:\n",
                      "")));
    }
    return module;
  }
}
