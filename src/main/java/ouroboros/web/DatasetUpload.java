package ouroboros.web;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

import ouroboros.jobs.DatasetFormat;
import ouroboros.jobs.Rejected;

/**
 * What a request uploads: its body, or the one file of its form.
 *
 * @param name what the data set is called
 * @param mediaType what is in it; null if nothing says
 * @param contentEncoding how it is packed; null if nothing says
 * @param content the bytes, to be opened once
 */
record DatasetUpload(String name, @Nullable String mediaType, @Nullable String contentEncoding,
		InputStreamSource content) {

	/**
	 * @param name of the data set; null to call it like the file
	 */
	static DatasetUpload of(HttpServletRequest request, @Nullable String name) {
		var form = WebUtils.getNativeRequest(request, MultipartRequest.class);
		if (form != null) {
			return of(form, name);
		}
		if (name == null) {
			throw new Rejected(400, "name-required", "name the data set: ?name=");
		}
		return new DatasetUpload(name, request.getContentType(), request.getHeader(HttpHeaders.CONTENT_ENCODING),
				request::getInputStream);
	}

	private static DatasetUpload of(MultipartRequest form, @Nullable String name) {
		var files = form.getMultiFileMap().values().stream().flatMap(List::stream).toList();
		if (files.size() != 1) {
			throw new Rejected(400, "one-file", "the form has %d files, not one".formatted(files.size()));
		}
		var file = files.getFirst();
		var fileName = file.getOriginalFilename();
		var called = (name != null) ? name : (fileName != null) ? DatasetFormat.stem(fileName) : "";
		if (called.isEmpty()) {
			throw new Rejected(400, "name-required", "name the data set: ?name= or the name of the file");
		}
		return new DatasetUpload(called, mediaType(file), null, file);
	}

	/**
	 * The part's own, unless this is what browsers say of files that they do not know,
	 * such as {@code application/octet-stream}: then the end of the name tells.
	 */
	private static @Nullable String mediaType(MultipartFile file) {
		var said = file.getContentType();
		if (said != null
				&& Arrays.stream(DatasetFormat.values()).anyMatch((format) -> said.startsWith(format.mediaType()))) {
			return said;
		}
		var name = file.getOriginalFilename();
		return (name == null) ? said : DatasetFormat.ofFile(name).map(DatasetFormat::mediaType).orElse(said);
	}

}
