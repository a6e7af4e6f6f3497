package org.traininglayer.lti.platforms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.PlatformControl.Origin;
import org.traininglayer.lti.PlatformControl.State;

/**
 * Registers the platforms of the file at start. A mistake stops the start and nothing is taken.
 * Platforms that are no longer in the file stay: their people's work belongs to them.
 */
@Component
class PlatformsFileLoader implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(PlatformsFileLoader.class);
  private static final Path USUAL = Path.of("lti-config", "platforms.yaml");
  private static final String CLASSPATH = "classpath:";

  private final StoredPlatforms platforms;
  private final TransactionTemplate transaction;
  private final LtiProperties properties;
  private final Environment environment;
  private final boolean plainHttp;

  PlatformsFileLoader(
      StoredPlatforms platforms,
      TransactionTemplate transaction,
      LtiProperties properties,
      Environment environment,
      @Value("${traininglayer.http.allow-private-addresses:false}") boolean plainHttp) {
    this.platforms = platforms;
    this.transaction = transaction;
    this.properties = properties;
    this.environment = environment;
    this.plainHttp = plainHttp;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Resource file = file();
    if (file == null) {
      return;
    }
    String name = name(file);
    List<PlatformEntry> entries =
        PlatformsFile.read(
            name, content(name, file), environment::resolveRequiredPlaceholders, plainHttp);
    transaction.executeWithoutResult(status ->
        entries.forEach(entry ->
            platforms.register(entry.platform(), entry.deployments(), Origin.FILE, State.ACTIVE)));
    log.info("{} platforms registered from {}", entries.size(), name);
  }

  private @Nullable Resource file() {
    String named = properties.platformsFile();
    if (named == null) {
      return Files.exists(USUAL) ? new FileSystemResource(USUAL) : null;
    }
    if (named.isBlank()) {
      return null;
    }
    return named.startsWith(CLASSPATH)
        ? new ClassPathResource(named.substring(CLASSPATH.length()))
        : new FileSystemResource(named);
  }

  private static String name(Resource file) {
    return file instanceof FileSystemResource onDisk
        ? onDisk.getPath()
        : CLASSPATH + ((ClassPathResource) file).getPath();
  }

  private static String content(String name, Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PlatformsFileException(
          List.of(name + ": cannot be read (named by traininglayer.lti.platforms-file): " + e));
    }
  }
}
