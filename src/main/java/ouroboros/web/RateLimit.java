package ouroboros.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

import ouroboros.jobs.Limits;

/** Lets every owner ask so often, and no more often. */
final class RateLimit extends OncePerRequestFilter {

	private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

	private final Limits limits;

	private final HandlerExceptionResolver problems;

	RateLimit(Limits limits, HandlerExceptionResolver problems) {
		this.limits = limits;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var owner = request.getRemoteUser();
		if (owner != null) {
			var taken = this.buckets.computeIfAbsent(owner, (_) -> bucket()).tryConsumeAndReturnRemaining(1);
			if (!taken.isConsumed()) {
				this.problems
					.resolveException(request, response, null,
							new TooManyRequests(
									"more than %d requests a second of one owner (ouroboros.limits.requests)"
										.formatted(this.limits.requests()),
									Duration.ofNanos(taken.getNanosToWaitForRefill())));
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.limits.burst())
				.refillGreedy(this.limits.requests(), Duration.ofSeconds(1)))
			.build();
	}

}
