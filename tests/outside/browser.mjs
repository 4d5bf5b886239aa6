// Drives the report and `serve` in a real browser: scripts on and off, two widths, dark and light, filter, fold,
// follow a link to the sentence, print, and axe's rules for accessibility.
//
// Then the same of many stories (MANY, of more than 500 articles): the index, and the way from it to a story.
//
// usage: node browser.mjs MODULES CHROMIUM CLAIMDIFF DIR MANY [PICTURES]
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import assert from "node:assert/strict";

const [modules, chromium, claimdiff, dir, many, pictures] = process.argv.slice(2);
const require = createRequire(resolve(modules, "package.json"));
const playwright = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
const report = "file://" + resolve(dir, "report.html");
const stories = "file://" + resolve(many, "report.html");

/** Opens a page in four ways, with everything unfolded, and has axe look at it. */
async function looked(address, name) {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) await look(address, name, width, colorScheme);
  }
  console.log(`axe: no violation in ${name}, four ways`);
}

async function look(address, name, width, colorScheme) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `the page scrolls sideways by ${wide} at ${width}`);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run());
  const told = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
  assert.deepEqual(told, [], `axe of ${name} at ${width} ${colorScheme}`);
  if (pictures) {
    await page.reload();
    await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await context.close();
}

await looked(report, "report");
await looked(stories, "index");

const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
const complaints = [];
page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
page.on("pageerror", (error) => complaints.push(String(error)));
page.on("request", (request) => request.url().startsWith("file:") || complaints.push(request.url()));
await page.goto(report);
const all = await page.locator("article.card").count();
assert.ok(all > 0 && (await page.locator("#tools").isVisible()));
await page.fill("#words", "zzzz no such words");
assert.equal(await page.locator("article.card:visible").count(), 0);
await page.fill("#words", "");
await page.uncheck("input[value=warning]");
assert.equal(await page.locator("article.card.warning:visible").count(), 0);
await page.check("input[value=warning]");
await page.selectOption("#kind", "name");
const named = await page.locator("article.card:visible").count();
assert.ok(named > 0 && named < all, "only what names are about");
await page.selectOption("#kind", "");
await page.selectOption("#order", "question");
assert.equal(await page.locator("article.card").count(), all);
await page.locator("article.card a.place").first().click();
const target = page.locator(":target");
assert.ok(await target.isVisible(), "the link to the sentence opens what it lies in");
assert.ok((await page.pdf({ format: "A4" })).length > 10000);
assert.deepEqual(complaints, [], "nothing is refused, nothing is fetched");
await context.close();

const plain = await browser.newContext({ javaScriptEnabled: false });
const still = await plain.newPage();
await still.goto(report);
assert.ok(await still.locator("article.card").first().isVisible());
assert.ok(!(await still.locator("#tools").isVisible()));
await plain.close();
console.log("report: filters, sorts, links, prints; readable without scripts");

await browsed();

/** The index of many stories: looked through by kind, by outlet and without scripts, and left for a story. */
async function browsed() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(stories);
  const all = await page.locator("tr.story").count();
  assert.ok(all > 1);
  await page.locator("nav a[href^='#kind-']").first().click();
  // The way to a kind of difference unfolds it, once the address has changed.
  const line = page.locator("details.kind[open] tr.line").first();
  await line.waitFor();
  assert.ok(await line.isVisible(), "the way to a kind of difference unfolds it");
  const outlet = (await page.locator("tr.story").first().getAttribute("data-words")).split(" · ")[0];
  await page.fill("#words", outlet);
  const found = await page.locator("tr.story:visible").count();
  assert.ok(found > 0 && found < all, "a story is found by an outlet that its line does not show");
  await page.fill("#words", "zzzz no such words");
  assert.equal(await page.locator("tr.story:visible, tr.line:visible").count(), 0);
  await page.fill("#words", "");
  await line.locator("a").first().click();
  // A difference leads to its card.
  await page.locator("article.card:target").waitFor();
  await page.locator("header.top a", { hasText: "all stories" }).click();
  await page.waitForURL(/report\.html$/);
  await context.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(stories);
  await still.locator("details.kind > summary").first().click();
  assert.ok(await still.locator("tr.line").first().isVisible(), "unfolds without scripts");
  await plain.close();
  console.log("index: by kind, by outlet, to a card and back; readable without scripts");
}

const server = spawn(claimdiff, ["serve", dir, "--port", "0"]);
try {
  const address = await new Promise((done, failed) => {
    let said = "";
    server.stderr.on("data", (data) => {
      said += data;
      const found = said.match(/http:\/\/[0-9.:]+\//);
      if (found) done(found[0]);
    });
    server.on("exit", () => failed(new Error(said)));
  });
  const served = await (await browser.newContext()).newPage();
  await served.goto(address);
  assert.ok(await served.locator("article.card").first().isVisible());
  const page = await (await fetch(address + "api/findings?limit=1")).json();
  assert.equal(page.records.length, 1);
  const lines = readFileSync(resolve(dir, "findings.jsonl"), "utf8").trim().split("\n").length;
  assert.equal(page.total, lines);
  assert.equal((await (await fetch(address + "openapi.json")).json()).openapi, "3.1.0");
  assert.match(await (await fetch(address + "metrics")).text(), /# EOF\n$/);
  assert.equal((await fetch(address + "api/findings", { method: "POST" })).status, 405);
  assert.equal((await fetch(address + "api/findings", { headers: { Origin: "http://evil.example" } })).status, 403);
} finally {
  server.kill();
}
await browser.close();
console.log("serve: report, API, metrics; other origins and methods refused");
