package ouroboros.page;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import ouroboros.SecuredServiceTest;
import ouroboros.jobs.ApiKeys;
import ouroboros.jobs.KeyRequest;
import ouroboros.jobs.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of a service that asks for keys. */
@SecuredServiceTest
class PageKeyTest {

	@Autowired
	private ApiKeys keys;

	private String key(String owner, Scope... scopes) {
		return this.keys.make(new KeyRequest(owner, "page", List.of(scopes), null)).token();
	}

	@Test
	void asksForTheKeyAndSendsIt(@LocalServerPort int port) throws Exception {
		try (var browser = Browser.at(port)) {
			browser.open("/");
			browser.see("#key-value");
			browser.script("document.querySelector('dialog').id = 'first'");
			browser.see("#first #key-value").sendKeys("wrong" + Keys.ENTER);
			var again = browser.see("dialog:not(#first) #key-value");
			again.clear();
			again.sendKeys(key("page", Scope.READ, Scope.SUBMIT) + Keys.ENTER);
			browser.see(".preset");
			browser.open("/#/compose");
			browser.await("a good spec", () -> browser.see("button", "Submit").isEnabled());
			browser.see("button", "Submit").click();
			browser.see(".state", "completed");
			browser.await("a drawn curve", () -> browser.painted(".chart canvas"));
			assertThat(browser.complaints()).isNotEmpty().allMatch((complaint) -> complaint.contains("401"));
			browser.see("button", "Delete").click();
			browser.see("dialog button", "Delete it").click();
			browser.see("h1", "Experiments");
			assertThat(browser.complaints()).isEmpty();
		}
	}

	@Test
	void saysWhatAKeyMayNotDo(@LocalServerPort int port) throws Exception {
		try (var browser = Browser.at(port)) {
			browser.open("/");
			browser.see("#key-value").sendKeys(key("reader", Scope.READ) + Keys.ENTER);
			browser.see(".preset button").click();
			browser.see("#notices", "no scope of the key is enough");
		}
	}

}
