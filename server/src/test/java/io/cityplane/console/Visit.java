package io.cityplane.console;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One browser tab on the console, and what can be asked of every page in it.
final class Visit implements AutoCloseable {

    private static final Path AXE = Path.of("../console/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target/screenshots");

    /// Texts in the wrong language, keys and unfilled braces; what is marked with another language
    /// is let be.
    private static final String UNTRANSLATED =
            """
            lang => {
              const wrong = lang === 'en' ? /\\p{Script=Han}/u : /[A-Za-z]{2,} [A-Za-z]{2,}/
              const key = /\\{\\w+\\}|\\b[a-z]+(\\.[a-z]+)*[A-Z][a-z]+[a-zA-Z]*\\b/
              const found = []
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
              while (walk.nextNode()) {
                const box = walk.currentNode.parentElement
                const text = walk.currentNode.data.trim()
                const own = box.closest('[lang]').lang
                if (text === '' || !box.checkVisibility()) continue
                if (box.closest('code, pre, script, style')) continue
                if (own !== document.documentElement.lang) continue
                if (wrong.test(text) || key.test(text)) found.push(text)
              }
              for (const named of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
                for (const name of ['aria-label', 'placeholder', 'title']) {
                  const text = named.getAttribute(name) ?? ''
                  if (named.closest('[lang="zxx"]')) continue
                  if (wrong.test(text) || key.test(text)) found.push(text)
                }
              }
              return found
            }\
            """;

    private static final String SERIOUS =
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(found => ['serious', 'critical'].includes(found.impact))
              .flatMap(found => found.nodes.map(node =>
                `${found.id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 220)}`))\
            """;

    private static final String OVERFLOW =
            """
            () => [...document.querySelectorAll('html, main')]
              .map(box => box.scrollWidth - box.clientWidth).reduce((a, b) => Math.max(a, b))\
            """;

    final Page page;
    private final BrowserContext context;
    private final URI server;
    private final List<String> errors = new ArrayList<>();

    Visit(BrowserContext context, URI server) {
        this.context = context;
        this.server = server;
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
    }

    /// Signs in as a page would, without its form.
    Visit signedIn(String account, String password) {
        var answer =
                context.request()
                        .post(
                                server.resolve("/api/session").toString(),
                                RequestOptions.create()
                                        .setHeader("X-Requested-With", "cityplane-console")
                                        .setData(
                                                Map.of(
                                                        "account", account,
                                                        "password", password)));
        if (!answer.ok()) {
            throw new AssertionError("signing in was answered " + answer.status() + answer.text());
        }
        return this;
    }

    /// From now on answers the page's own question who is signed in, in the server's place.
    Visit whoIs(String session) {
        page.route(
                "**/api/session",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("application/json")
                                        .setBody(session)));
        return this;
    }

    boolean isSignedIn() {
        return !context.cookies().isEmpty();
    }

    /// Reads from the server's API with this tab's session.
    APIResponse get(String address) {
        return context.request().get(server.resolve(address).toString());
    }

    /// Opens an address of the console and waits until it shows what it has to show.
    Visit open(String address) {
        page.navigate(server.resolve(address).toString());
        page.locator("h1").first().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForFunction(
                """
                () => document.querySelector(':not([data-sample]) > [aria-busy=true]') === null
                  && [...document.querySelectorAll('[data-ready]')]
                    .every(map => map.dataset.ready === 'true')\
                """);
        return this;
    }

    /// What is wrong with the page that is open, in words.
    List<String> faults(Look look) {
        var faults = new ArrayList<String>();
        var overflow = ((Number) page.evaluate(OVERFLOW)).intValue();
        if (overflow > 0) {
            faults.add(overflow + " pixels of horizontal overflow");
        }
        if (!look.language().tag.equals(page.evaluate("document.documentElement.lang"))) {
            faults.add("the page is in another language");
        }
        texts(page.evaluate(UNTRANSLATED, look.language().tag))
                .forEach(text -> faults.add("in another language: " + text));
        page.evaluate(axe());
        texts(page.evaluate(SERIOUS)).forEach(found -> faults.add("axe: " + found));
        return faults;
    }

    /// What the browser's console complained of since this was asked last.
    List<String> errors() {
        var told = List.copyOf(errors);
        errors.clear();
        return told;
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new IllegalStateException("build the console first: " + AXE, e);
        }
    }

    Visit photographed(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
