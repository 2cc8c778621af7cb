package ouroboros.web;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.TransactionException;

import ouroboros.jobs.ApiKey;
import ouroboros.jobs.ApiKeys;
import ouroboros.jobs.Scope;

/**
 * Whom a bearer token speaks for: a key's owner, or the subject of an OAuth2 token. An
 * address that sent too many wrong ones costs no more statements: of its keys those alone
 * are looked at that were seen before, so that others behind the same proxy go on.
 */
final class Bearers implements AuthenticationManager {

	private final ApiKeys keys;

	private final FailedLogins failures;

	private final @Nullable JwtAuthenticationProvider tokens;

	/**
	 * @param decoder checks OAuth2 tokens; null where there are none
	 */
	Bearers(ApiKeys keys, FailedLogins failures, @Nullable JwtDecoder decoder, JwtAuthenticationConverter converter) {
		this.keys = keys;
		this.failures = failures;
		this.tokens = (decoder == null) ? null : new JwtAuthenticationProvider(decoder);
		if (this.tokens != null) {
			this.tokens.setJwtAuthenticationConverter(converter);
		}
	}

	@Override
	public Authentication authenticate(Authentication asked) {
		var token = ((BearerTokenAuthenticationToken) asked).getToken();
		var address = (asked.getDetails() instanceof WebAuthenticationDetails web) ? web.getRemoteAddress() : "";
		var refusal = this.failures.refusal(address);
		if (refusal != null && ApiKeys.isKey(token) && !this.keys.isKnown(token)) {
			throw new InvalidBearerTokenException("too many failed", refusal);
		}
		try {
			return (this.tokens == null || ApiKeys.isKey(token)) ? ofKey(token) : ofSubject(this.tokens, asked);
		}
		catch (InvalidBearerTokenException ex) {
			if (refusal != null) {
				throw new InvalidBearerTokenException("too many failed", refusal);
			}
			this.failures.add(address);
			throw ex;
		}
	}

	private Authentication ofKey(String token) {
		try {
			return this.keys.find(token)
				.map(Bearers::of)
				.orElseThrow(() -> new InvalidBearerTokenException("the key is not known, or has ended"));
		}
		catch (DataAccessException | TransactionException ex) {
			throw new AuthenticationServiceException("keys cannot be read", ex);
		}
	}

	private static Authentication of(ApiKey key) {
		return UsernamePasswordAuthenticationToken.authenticated(key.owner(), key.id(),
				AuthorityUtils.createAuthorityList(key.scopes().stream().map(Scope::authority).toArray(String[]::new)));
	}

	private static Authentication ofSubject(JwtAuthenticationProvider tokens, Authentication asked) {
		var subject = tokens.authenticate(asked);
		if (subject.getName() == null || subject.getName().isBlank()) {
			throw new InvalidBearerTokenException("the token has no subject");
		}
		return subject;
	}

}
