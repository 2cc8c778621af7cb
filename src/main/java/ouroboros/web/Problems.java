package ouroboros.web;

import java.net.URI;
import java.sql.SQLException;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import ouroboros.jobs.Conflict;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.LimitExceeded;
import ouroboros.jobs.NotFound;
import ouroboros.jobs.Rejected;
import ouroboros.json.BadSpec;

/**
 * Every error as a problem (RFC 9457): type, title, status, detail, instance, and for a
 * spec its errors.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	/** SQLSTATE of text that the database has no place for: the character 0. */
	private static final String BAD_CHARACTER = "22021";

	/** SQLSTATE of what a full disk refuses. */
	private static final String DISK_FULL = "53100";

	/** SQLSTATE of what a read-only session or a standby refuses. */
	private static final String READ_ONLY = "25006";

	@ExceptionHandler
	ResponseEntity<ProblemDetail> badSpec(BadSpec ex, HttpServletRequest request) {
		var first = ex.problems().getFirst();
		var problem = ex.malformed()
				? problem(HttpStatus.BAD_REQUEST, "malformed-spec", "The spec is malformed", first.detail(), request)
				: problem(HttpStatus.UNPROCESSABLE_CONTENT, "refused-spec", "The spec is refused", first.detail(),
						request);
		problem.setProperty("errors", ex.problems());
		return answer(problem);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> badRequest(BadRequest ex, HttpServletRequest request) {
		var problem = problem(HttpStatus.BAD_REQUEST, "bad-parameter", "A parameter makes no sense", ex.getMessage(),
				request);
		problem.setProperty("parameter", ex.parameter());
		return answer(problem);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> notFound(NotFound ex, HttpServletRequest request) {
		return answer(problem(HttpStatus.NOT_FOUND, "not-found", "Not found", ex.getMessage(), request));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> conflict(Conflict ex, HttpServletRequest request) {
		return answer(problem(HttpStatus.CONFLICT, ex.code(), "Conflict", ex.getMessage(), request));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> keyReused(Experiments.KeyReused ex, HttpServletRequest request) {
		return answer(problem(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused",
				"The Idempotency-Key was used with another body", ex.getMessage(), request));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> rejected(Rejected ex, HttpServletRequest request) {
		var problem = problem(HttpStatus.valueOf(ex.status()), ex.code(), "The data set is refused", ex.detail(),
				request);
		ex.line().ifPresent((line) -> problem.setProperty("line", line));
		return answer(problem);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> limitExceeded(LimitExceeded ex, HttpServletRequest request) {
		return answer(problem(HttpStatus.UNPROCESSABLE_CONTENT, ex.code(), "One owner may not have more",
				ex.getMessage(), request));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> tooManyRequests(TooManyRequests ex, HttpServletRequest request) {
		return answer(problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests", ex.getMessage(),
				request), HttpHeaders.RETRY_AFTER, String.valueOf(ex.seconds()));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unauthenticated(AuthenticationException ex, HttpServletRequest request) {
		return answer(
				problem(HttpStatus.UNAUTHORIZED, "unauthenticated", "Who asks?",
						(ex instanceof OAuth2AuthenticationException) ? ex.getMessage()
								: "send a key: Authorization: Bearer ou_…",
						request),
				HttpHeaders.WWW_AUTHENTICATE, "Bearer");
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> forbidden(AccessDeniedException ex, HttpServletRequest request) {
		return answer(problem(HttpStatus.FORBIDDEN, "forbidden", "The key does not allow it",
				"no scope of the key is enough", request));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> tooLarge(TooLarge ex, HttpServletRequest request) {
		return answer(
				problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is too large", ex.getMessage(), request));
	}

	/** What it is to blame for, whichever way to it found that out. */
	@ExceptionHandler({ DataAccessException.class, TransactionException.class, AuthenticationServiceException.class })
	ResponseEntity<ProblemDetail> databaseFails(RuntimeException ex, HttpServletRequest request) {
		var state = state(ex);
		var away = ex instanceof TransientDataAccessException || ex instanceof NonTransientDataAccessResourceException
				|| ex instanceof CannotCreateTransactionException || ex instanceof AuthenticationServiceException
				|| state.startsWith("08") || state.startsWith("57P");
		if (!away && !state.equals(DISK_FULL) && !state.equals(READ_ONLY)) {
			return unexpected(ex, request);
		}
		log.error("{} {}: the database did not do its part", request.getMethod(), request.getRequestURI(), ex);
		if (state.equals(DISK_FULL)) {
			return answer(problem(HttpStatus.INSUFFICIENT_STORAGE, "database-full", "The database's disk is full",
					"nothing was stored; what is stored can be read and deleted", request));
		}
		if (state.equals(READ_ONLY)) {
			return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, "database-read-only", "The database takes no writes",
					"nothing was stored; what is stored can be read", request));
		}
		return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", "The database is not available",
				"try again later", request));
	}

	/** What is no text, or holds a character that the database has no place for. */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> undecodable(InvalidParameterException ex, HttpServletRequest request) {
		return answer(problem(HttpStatus.BAD_REQUEST, "bad-parameter", "A parameter makes no sense",
				"a parameter is not text in UTF-8, percent-encoded", request));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> malformedForm(MultipartException ex, HttpServletRequest request) {
		return answer(problem(HttpStatus.BAD_REQUEST, "malformed-form", "The form is malformed",
				"the body is not multipart/form-data as its Content-Type says", request));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unexpected(Exception ex, HttpServletRequest request) {
		if (state(ex).equals(BAD_CHARACTER)) {
			return answer(problem(HttpStatus.BAD_REQUEST, "bad-parameter", "A parameter makes no sense",
					"a parameter holds the character U+0000", request));
		}
		log.error("{} {} failed", request.getMethod(), request.getRequestURI(), ex);
		return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "An error of the service",
				"the service's log says more", request));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		var name = (ex instanceof MethodArgumentTypeMismatchException argument) ? argument.getName()
				: ex.getPropertyName();
		var type = (ex.getRequiredType() == null) ? "value of its type" : ex.getRequiredType().getSimpleName();
		var problem = ProblemDetail.forStatusAndDetail(status, "%s is no %s".formatted(name, type));
		problem.setType(type("bad-parameter"));
		problem.setTitle("A parameter makes no sense");
		problem.setProperty("parameter", name);
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		if (body instanceof ProblemDetail problem && problem.getType() == null) {
			problem.setType(type("http-" + status.value()));
		}
		var asProblem = new HttpHeaders(headers);
		asProblem.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		return super.createResponseEntity(body, asProblem, status, request);
	}

	/**
	 * SQLSTATE of what the database said; that of a lost connection where the pool speaks
	 * for it, which gives none; empty if it is not about the database.
	 */
	private static String state(Throwable ex) {
		for (var cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				return (sql.getSQLState() == null) ? "08003" : sql.getSQLState();
			}
		}
		return "";
	}

	private static ProblemDetail problem(HttpStatus status, String type, String title, @Nullable String detail,
			HttpServletRequest request) {
		var problem = ProblemDetail.forStatusAndDetail(status, (detail == null) ? title : detail);
		problem.setType(type(type));
		problem.setTitle(title);
		problem.setInstance(URI.create(request.getRequestURI()));
		return problem;
	}

	static URI type(String name) {
		return URI.create("urn:ouroboros:problem:" + name);
	}

	private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, String header, String value) {
		return ResponseEntity.status(problem.getStatus())
			.header(header, value)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

	private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
		return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

}
