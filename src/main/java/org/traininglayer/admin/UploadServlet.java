package org.traininglayer.admin;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.traininglayer.imports.Imports;

/**
 * The only address that takes files (<a href="https://www.rfc-editor.org/rfc/rfc7578">RFC
 * 7578</a>): a table to import. It keeps the file in memory and hands it to the page that looks at
 * it. Nowhere else does the application read {@code multipart/form-data}.
 */
final class UploadServlet extends HttpServlet {

  /** Where it stands. */
  static final String PLACE = "/admin/upload";

  /** The request's attribute with the file's bytes; one more than is allowed where it is larger. */
  static final String BYTES = "org.traininglayer.upload.bytes";

  /** The attribute with its name. */
  static final String NAME = "org.traininglayer.upload.name";

  private static final long serialVersionUID = 1L;
  private static final Pattern KIND = Pattern.compile("/([a-z]+(?:-[a-z]+)*)");

  /** Beyond this a request is refused before its file is looked at. */
  private static final int MOST = 2 * Imports.LARGEST;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo();
    Matcher kind = KIND.matcher(path == null ? "" : path);
    String type = request.getContentType();
    if (!kind.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (type == null || !type.startsWith("multipart/form-data")) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    Part file = request.getPart("file");
    request.setAttribute(BYTES, bytes(file));
    request.setAttribute(NAME, name(file));
    request
        .getRequestDispatcher("/admin/imports/" + kind.group(1) + "/preview")
        .forward(request, response);
  }

  private static byte[] bytes(@Nullable Part file) throws IOException {
    if (file == null) {
      return new byte[0];
    }
    try (var in = file.getInputStream()) {
      return in.readNBytes(Imports.LARGEST + 1);
    }
  }

  /** Without the folders that some browsers tell. */
  private static String name(@Nullable Part file) {
    String name = file == null ? null : file.getSubmittedFileName();
    return name == null
        ? ""
        : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** Puts it into its place. */
  @Configuration(proxyBeanMethods = false)
  static class Placed {

    @Bean
    ServletRegistrationBean<UploadServlet> uploadServlet() {
      var registration = new ServletRegistrationBean<>(new UploadServlet(), PLACE + "/*");
      registration.setMultipartConfig(new MultipartConfigElement("", MOST, MOST, MOST));
      return registration;
    }
  }
}
