package ouroboros.web;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

import ouroboros.jobs.ApiKeys;
import ouroboros.jobs.Limits;
import ouroboros.jobs.Scope;
import ouroboros.jobs.SecuritySettings;

/**
 * Who may ask for what, where callers have to say who they are, and what browsers are
 * told in any case. Nothing is remembered from one request to the next.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Access {

	/**
	 * Health, and what is the same for everyone: pages and the description of the API.
	 */
	private static final String[] OPEN = { "/actuator/health/**", "/", "/index.html", "/favicon.ico", "/css/**",
			"/js/**", "/images/**", "/webjars/**", "/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs/**",
			"/v3/api-docs.yaml" };

	@Bean
	SecurityFilterChain chain(HttpSecurity http, SecuritySettings settings, Limits limits, ApiKeys keys,
			ObjectProvider<JwtDecoder> decoder, ObjectProvider<JwtAuthenticationConverter> converter,
			@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
		http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers(Access::headers);
		if (settings.enabled()) {
			var bearers = new BearerTokenAuthenticationFilter(new Bearers(keys, new FailedLogins(limits.failedLogins()),
					decoder.getIfAvailable(), converter.getIfAvailable(JwtAuthenticationConverter::new)));
			bearers.setAuthenticationFailureHandler((request, response, ex) -> problems.resolveException(request,
					response, null, (ex.getCause() instanceof TooManyRequests asked) ? asked : ex));
			http.addFilter(bearers)
				.addFilterBefore(new RateLimit(limits, problems), AuthorizationFilter.class)
				.exceptionHandling((handling) -> handling
					.authenticationEntryPoint(
							(request, response, ex) -> problems.resolveException(request, response, null, ex))
					.accessDeniedHandler(
							(request, response, ex) -> problems.resolveException(request, response, null, ex)))
				.authorizeHttpRequests(Access::rules);
		}
		return http.build();
	}

	private static void rules(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		var admin = Scope.ADMIN.authority();
		requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
			.permitAll()
			.requestMatchers(OPEN)
			.permitAll()
			.requestMatchers("/api/v1/keys/**")
			.hasAuthority(admin)
			.requestMatchers(HttpMethod.POST, "/api/v1/workers/**")
			.hasAuthority(admin)
			.requestMatchers(HttpMethod.GET)
			.hasAnyAuthority(Scope.READ.authority(), admin)
			.requestMatchers(HttpMethod.HEAD)
			.hasAnyAuthority(Scope.READ.authority(), admin)
			.anyRequest()
			.hasAnyAuthority(Scope.SUBMIT.authority(), admin);
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.cacheControl((caching) -> caching.disable())
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
			.addHeaderWriter((request, response) -> response.setHeader("Content-Security-Policy",
					"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
							+ (request.getServletPath().startsWith("/swagger-ui/")
									? "; style-src 'self' 'unsafe-inline'; img-src 'self' data:" : "")));
	}

}
