// Drives the report and `serve` in a real browser: scripts on and off, two widths, dark and light, filter, fold,
// follow a link to the sentence, print, and axe's rules for accessibility.
//
// usage: node browser.mjs MODULES CHROMIUM CLAIMDIFF DIR [PICTURES]
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import assert from "node:assert/strict";

const [modules, chromium, claimdiff, dir, pictures] = process.argv.slice(2);
const require = createRequire(resolve(modules, "package.json"));
const playwright = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
const report = "file://" + resolve(dir, "report.html");

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(report);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `the page scrolls sideways by ${wide} at ${width}`);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run());
    const told = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
    assert.deepEqual(told, [], `axe at ${width} ${colorScheme}`);
    if (pictures) {
      await page.reload();
      await page.screenshot({ path: `${pictures}/report-${width}-${colorScheme}.png`, fullPage: true });
    }
    await context.close();
  }
}
console.log("axe: no violation, four ways");

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
