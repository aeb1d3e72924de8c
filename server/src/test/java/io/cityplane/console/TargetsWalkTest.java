package io.cityplane.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.cityplane.kernel.Caller;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The loop that the development office walks: plan, declare, accept, alive, evidence, silence.
@QuarkusTest
@WithTestResource(CityToLookAt.class)
class TargetsWalkTest {

    private static final String ASSET = "urn:ngsi-ld:EVChargingStation:walk-0900";
    private static final String BEFORE_IT = "urn:ngsi-ld:EVChargingStation:walk-0899";

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @Inject Twin twin;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
    }

    @BeforeEach
    void build() {
        Sights.build(twin);
    }

    @Test
    @DisplayName(
            "the plan is loaded, an asset declared and accepted, it reports, the figure moves, its"
                    + " evidence lists it, it falls silent and is named, and a record is taken back")
    void theLoop() {
        try (var chromium = new Chromium();
                var visit = new Visit(chromium.as(Look.USUAL), TestedServer.address())) {
            visit.signedIn(CityToLookAt.ACCOUNT, CityToLookAt.PASSWORD);
            var page = visit.page;
            visit.open("/targets/plan");
            var plan = Promises.PLAN + "\n# walked " + Instant.now() + "\n";
            page.locator("#plan-file")
                    .setInputFiles(
                            new FilePayload(
                                    "plan.yaml",
                                    "application/yaml",
                                    plan.getBytes(StandardCharsets.UTF_8)));
            page.getByLabel("文号").fill("试〔2022〕3号");
            page.getByRole(AriaRole.BUTTON, named("载 入")).or(button(page, "载入")).first().click();
            assertThat(page.getByText("已载入第")).isVisible();

            visit.open("/targets/stations");
            record(page, "declared");
            record(page, "accepted");
            page.getByRole(AriaRole.BUTTON, named("已验收从未上报")).click();
            // Others that are accepted, of other tests, may fill the list's first page.
            visit.open("/targets/stations?measure=never-seen&after=" + BEFORE_IT);
            assertThat(page.locator("main")).containsText(ASSET);

            twin.append(Tenant.DEFAULT, List.of(report()), Caller.theCity()).join();
            var evidence = visit.get("/api/targets/indicators/stations/evidence").text();
            assertThat(evidence).contains(ASSET);
            page.getByRole(AriaRole.BUTTON, named("静默")).click();
            // The window is two seconds, that the server was up is noted every five, and the page
            // looks
            // again every five.
            assertThat(page.locator("main").getByText(ASSET)).isVisible(SOON);
            visit.photographed("walk-targets-silent");

            page.getByRole(AriaRole.ROW)
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(ASSET))
                    .getByRole(AriaRole.BUTTON)
                    .click();
            var drawer = page.getByRole(AriaRole.DIALOG);
            drawer.getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Locator.GetByRoleOptions().setName("撤回"))
                    .last()
                    .click();
            drawer.getByLabel("文号").fill("试〔2022〕4号");
            drawer.getByLabel("说明").fill("inspected by mistake");
            drawer.locator("button[type=submit]").click();
            assertThat(drawer).containsText("撤回了第");
            visit.photographed("walk-targets-undone");
            assertThat(visit.errors()).allMatch(error -> error.contains("status of 40"));
        }
    }

    private static void record(Page page, String deed) {
        page.getByLabel("资产编号，每行一个").fill(ASSET);
        if (deed.equals("accepted")) {
            page.getByLabel("事项").focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
        }
        page.getByLabel("日期").fill("2022-03-01");
        page.getByLabel("文号").fill("试〔2022〕3号");
        page.locator("main button[type=submit]").click();
        assertThat(page.getByText("已登记 1 项")).isVisible();
        visitAgain(page);
    }

    private static void visitAgain(Page page) {
        page.reload();
        page.locator("h1").first().waitFor();
    }

    private static Command report() {
        return new Command.Observe(
                new EntityId(ASSET),
                Attribute.of(CoreContext.expand("status"), Kind.PROPERTY, new Value.Text("working"))
                        .withObservedAt(Instant.now()),
                0);
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
