package io.cityplane.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The machine's own Chromium, with nothing downloaded and nothing sent in the background. Used by
/// the thread that made it.
final class Chromium implements AutoCloseable {

    private static final Path EXECUTABLE =
            Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(EXECUTABLE)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--use-angle=swiftshader", // no GPU
                                                        "--enable-unsafe-swiftshader",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--no-first-run")));
    }

    /// Skips the test with a clear word where there is no Chromium; never where CI is set.
    static void assumeInstalled() {
        assumeTrue(
                System.getenv("CI") != null || Files.isExecutable(EXECUTABLE),
                "no Chromium at " + EXECUTABLE + ": the console was NOT tested in a browser");
    }

    BrowserContext as(Look look) {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setViewportSize(look.screen().width, look.screen().height)
                        .setLocale(look.language().tag)
                        .setColorScheme(
                                look.light() == Look.Light.DARK
                                        ? ColorScheme.DARK
                                        : ColorScheme.LIGHT)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
