// Look at pages in a real browser: pictures at the width of a desk and of a telephone, light and dark, the print,
// and axe's findings in each of them. `node look.mjs BROWSER FOLDER PAGE.html…`; exit 1 if axe finds anything
// or anything is too wide to be seen.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, folder, ...pages] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MOST_PIXELS = 16000; // a browser draws no higher picture
const views = [1280, 390].flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme })));
const browser = await puppeteer.launch({
  executablePath: browserPath,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"],
});
let found = 0;
const complain = (where, what) => { found += 1; console.log(`${where}: ${what}`); };
for (const path of pages) {
  const name = basename(path, ".html");
  for (const { width, scheme } of views) {
    const where = `${name} ${width} ${scheme}`;
    const page = await browser.newPage();
    await page.setBypassCSP(true); // for axe alone: the page itself allows no script
    page.on("request", (request) => {
      if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) complain(where, `asks for ${request.url()}`);
    });
    await page.setViewport({ width, height: 900, deviceScaleFactor: width < 500 ? 2 : 1 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(pathToFileURL(resolve(path)).href);
    const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), MOST_PIXELS / (width < 500 ? 2 : 1));
    await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), clip: { x: 0, y: 0, width, height } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) complain(where, `the page is ${wide} px wider than the window`);
    const hidden = await page.evaluate(() => [...document.querySelectorAll(".scroll")].some((one) => one.scrollWidth > one.clientWidth));
    if (hidden && width === 1280) complain(where, "a heat map is wider than its place: columns are hidden at the width of a desk");
    if (width === 1280 && scheme === "light") await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
    await page.evaluate(() => document.querySelectorAll("details").forEach((one, at) => { one.open = at < 4; }));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    for (const { id, help, nodes } of violations) complain(where, `${id}: ${help} (${nodes.length}: ${nodes[0].html.slice(0, 160)})`);
    await page.close();
  }
}
await browser.close();
console.log(found ? `${found} found` : `nothing found on ${pages.length} pages`);
process.exitCode = found ? 1 : 0;
