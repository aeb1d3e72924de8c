package io.cityplane.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.cityplane.twin.Twin;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// What a person does: by keyboard, by pointer, with the back button, with a link from a colleague.
@QuarkusTest
@WithTestResource(CityToLookAt.class)
class WalkTest {

    /// In bytes: what is loaded before the map.
    private static final int FIRST_VIEW_LIMIT = 400 * 1024;

    private static @Nullable Chromium chromium;

    @Inject Twin twin;

    @SuppressWarnings("NullAway.Init") // by visit()
    private Visit visit;

    @SuppressWarnings("NullAway.Init") // by visit()
    private Page page;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void visit() {
        Sights.build(twin);
        visit = new Visit(Objects.requireNonNull(chromium).as(Look.USUAL), TestedServer.address());
        page = visit.page;
    }

    @AfterEach
    void leave(TestInfo test) {
        visit.photographed("walk-" + test.getTestMethod().orElseThrow().getName());
        visit.close();
        assertThat(visit.errors()).allMatch(error -> error.contains("status of 40"));
    }

    @Test
    @DisplayName("who is not signed in is led to signing in, and back to where it was going")
    void signingIn() {
        page.navigate(TestedServer.address().resolve("/entities?q=walk-0007").toString());
        page.waitForURL(Pattern.compile("/signin\\?next=%2Fentities"));
        page.getByLabel("账号").fill(CityToLookAt.ACCOUNT);
        page.getByLabel("密码").fill("not the password");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("账号或密码不正确");
        page.getByLabel("密码").fill(CityToLookAt.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/entities\\?q=walk-0007"));
        assertThat(page.getByText("试验充电站 0007")).isVisible();
        page.getByTitle("账号").click();
        page.getByRole(AriaRole.BUTTON, named("退出登录")).click();
        page.waitForURL(Pattern.compile("/signin"));
        page.navigate(TestedServer.address().toString());
        page.waitForURL(Pattern.compile("/signin"));
    }

    @Test
    @DisplayName("the keyboard reaches the main actions, and the last row of a long list")
    void keyboard() {
        open("/");
        page.keyboard().press("Tab");
        assertThat(page.getByText("跳到主要内容")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().type("csst");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/entities$"));
        page.locator("[role=table]").focus();
        page.keyboard().press("End");
        assertThat(page.getByRole(AriaRole.CELL).getByText("试验充电站 0999")).isVisible();
    }

    @Test
    @DisplayName("the palette finds an entity")
    void palette() {
        open("/parts");
        page.keyboard().press("Control+k");
        page.getByRole(AriaRole.COMBOBOX).waitFor();
        page.keyboard().type("walk-0007");
        page.getByRole(AriaRole.OPTION).getByText("试验充电站 0007").click();
        page.waitForURL(Pattern.compile("EVChargingStation.*walk-0007"));
        assertThat(page.locator("h1")).hasText("试验充电站 0007");
    }

    @Test
    @DisplayName("language and theme are remembered, a link decides the language")
    void remembered() {
        open("/entities");
        page.getByText("English").click();
        assertThat(page.locator("h1")).hasText("City entities");
        page.getByRole(AriaRole.BUTTON, named("Switch to dark")).click();
        page.reload();
        assertThat(page.locator("h1")).hasText("City entities");
        assertThat(page.evaluate("document.documentElement.dataset.theme")).isEqualTo("dark");
        visit.open("/entities?lang=zh");
        assertThat(page.locator("h1")).hasText("城市实体");
    }

    @Test
    @DisplayName("back restores the place in a long list")
    void back() {
        open("/entities?type=EVChargingStation");
        page.locator("[role=table]").evaluate("table => table.scrollTop = 40 * 900");
        page.waitForURL(Pattern.compile("row=900"));
        page.locator("[role=row][aria-rowindex='903'] a").click();
        page.waitForURL(Pattern.compile("/entities/urn"));
        page.goBack();
        page.waitForURL(Pattern.compile("row=900"));
        assertThat(page.locator("[role=row][aria-rowindex='903'] a")).isVisible();
    }

    @Test
    @DisplayName("a figure opens the list of what it counts, and counts the same")
    void figure() {
        open("/");
        page.getByRole(AriaRole.BUTTON, named("充电站")).click();
        page.waitForURL(Pattern.compile("type=EVChargingStation"));
        var figure = page.locator("a[href*='type=EVChargingStation']").last();
        assertThat(figure).containsText("1,000");
        figure.click();
        page.waitForURL(Pattern.compile("/entities\\?type=EVChargingStation"));
        assertThat(page.locator("main")).containsText("共 1,000 个");
        page.goBack();
        assertThat(page.getByRole(AriaRole.BUTTON, named("充电站")))
                .hasAttribute("aria-pressed", "true");
    }

    @Test
    @DisplayName("a click on the map picks an entity, which leads to its page")
    void map() {
        signIn();
        var told = visit.get("/api/city/entities/" + Sights.STATION).text();
        var lat = told.replaceAll(".*\"lat\":([\\d.]+).*", "$1");
        var lon = told.replaceAll(".*\"lon\":([\\d.]+).*", "$1");
        visit.open("/?type=EVChargingStation&at=" + lat + "," + lon + ",17");
        page.locator("[data-live=live]").waitFor();
        var map = page.locator("canvas.maplibregl-canvas").boundingBox();
        page.mouse().click(map.x + map.width / 2, map.y + map.height / 2);
        assertThat(page.locator("aside")).containsText("试验充电站 0007");
        page.waitForURL(Pattern.compile("entity=urn"));
        page.locator("aside a").click();
        page.waitForURL(Pattern.compile("/entities/urn"));
        page.goBack();
        page.goBack();
        assertThat(page.locator("aside")).hasCount(0);
    }

    @Test
    @DisplayName("the map's view is in the address")
    void view() {
        open("/");
        page.locator("canvas.maplibregl-canvas").focus();
        page.keyboard().press("Equal");
        page.waitForURL(Pattern.compile("at=22\\.\\d+%2C114\\.\\d+"));
    }

    @Test
    @DisplayName("an entity's page follows what the twin hears, and says when it was deleted")
    void live() {
        open("/entities/" + Sights.AIR);
        assertThat(page.locator("main")).containsText("23 µg/m³");
        Sights.change(twin, List.of(Sights.put(Sights.air(3, 77.5))));
        assertThat(page.locator("main")).containsText("77.5 µg/m³");
        Sights.change(twin, List.of(Sights.delete(Sights.AIR)));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("刚刚被删除");
        assertThat(page.locator("main")).containsText("77.5 µg/m³");
    }

    @Test
    @DisplayName("the first view is light")
    void weight() {
        open("/");
        var bytes =
                ((Number)
                                page.evaluate(
                                        """
                                        [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                                          .filter(entry => !/CityMap|worker|districts|Palette/.test(entry.name))
                                          .reduce((sum, entry) => sum + entry.encodedBodySize, 0)\
                                        """))
                        .intValue();
        assertThat(bytes).isBetween(100_000, FIRST_VIEW_LIMIT);
    }

    private void signIn() {
        visit.signedIn(CityToLookAt.ACCOUNT, CityToLookAt.PASSWORD);
    }

    private void open(String address) {
        signIn();
        visit.open(address);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
