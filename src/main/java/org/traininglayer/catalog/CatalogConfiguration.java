package org.traininglayer.catalog;

import java.io.IOException;
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
  Catalog catalog(CatalogProperties properties) throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<Module> modules = new ArrayList<>();
    for (ModuleFolder folder : ModuleFolders.shipped()) {
      modules.add(shipped(folder, today));
    }
    if (properties.folder() != null) {
      for (ModuleFolder folder : ModuleFolders.in(properties.folder())) {
        Reading reading = ModuleReader.read(folder, today);
        reading.errors().forEach(error -> log.error("{}", error));
        reading.warnings().forEach(warning -> log.warn("{}", warning));
        if (reading.module() == null) {
          log.error("{} is not offered until its errors are corrected.", folder.path());
        } else {
          modules.add(reading.module());
        }
      }
    }
    return new LoadedCatalog(modules);
  }

  private static Module shipped(ModuleFolder folder, LocalDate today) {
    Reading reading = ModuleReader.read(folder, today);
    reading.warnings().forEach(warning -> log.warn("{}", warning));
    Module module = reading.module();
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
