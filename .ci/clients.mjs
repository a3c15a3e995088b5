// Cloudflare's own TypeScript client (npm cloudflare), over every Images operation that it has, against `cfimages serve`.
// Where it is at fault, this works round it as a user would, and says so.
import assert from "node:assert/strict";
import fs from "node:fs";
import Cloudflare, { toFile } from "cloudflare";

const account_id = process.env.CLOUDFLARE_ACCOUNT_ID;
const file = process.argv[2];
const bytes = fs.readFileSync(file);
const cloudflare = new Cloudflare({
  apiToken: process.env.CLOUDFLARE_API_TOKEN,
  baseURL: process.env.CLOUDFLARE_BASE_URL,
  maxRetries: 0,
});
const { images } = cloudflare;

let done = 0;
const check = async (name, run) => {
  await run();
  console.log(`  ${name}`);
  done++;
};
const refused = async (status, run) => {
  const error = await run().then(() => undefined, (e) => e);
  assert.equal(error?.status, status);
  return error;
};
// Without a type it sends application/octet-stream, which the service refuses.
const picture = (name = "a.png") => toFile(bytes, name, { type: "image/png" });

let uploaded;
await check("upload a file", async () => {
  uploaded = await images.v1.create({
    account_id,
    file: await picture(),
    creator: "user-7",
    // An object becomes parts called metadata[key], which the service does not read: JSON text is what it wants.
    metadata: JSON.stringify({ status: "active", priority: 3 }),
  });
  assert.equal(uploaded.filename, "a.png");
  assert.deepEqual(uploaded.meta, { status: "active", priority: 3 });
  assert.equal(uploaded.variants.length, 1);
});
await check("upload without a content type is refused", async () => {
  const error = await refused(415, async () => images.v1.create({ account_id, file: await toFile(bytes, "a.png") }));
  // Of a reply in text, it keeps the message alone.
  assert.match(error.message, /ERROR 5455/);
});
await check("upload a read stream, with a custom id", async () => {
  const image = await images.v1.create({ account_id, file: fs.createReadStream(file), id: "path/to/cat é" }).catch((e) => e);
  // Its streams have no type either.
  assert.equal(image.status, 415);
  const again = await images.v1.create({ account_id, file: await picture("cat.png"), id: "path/to/cat é" });
  assert.equal(again.id, "path/to/cat é");
  await refused(409, async () => images.v1.create({ account_id, file: await picture(), id: "path/to/cat é" }));
});
await check("upload from a URL", async () => {
  const image = await images.v1.create({ account_id, url: "https://example.com/photos/dog.png" });
  assert.equal(image.filename, "dog.png");
});
await check("details", async () => {
  assert.equal((await images.v1.get("path/to/cat é", { account_id })).filename, "cat.png");
  assert.match((await refused(404, () => images.v1.get("missing", { account_id }))).message, /ERROR 5404: Image not found/);
});
await check("update", async () => {
  const image = await images.v1.edit(uploaded.id, { account_id, metadata: { status: "old" }, creator: "user-8" });
  assert.deepEqual([image.id, image.meta, image.creator], [uploaded.id, { status: "old" }, "user-8"]);
});
await check("update that makes an image private gives a new id", async () => {
  const image = await images.v1.edit(uploaded.id, { account_id, requireSignedURLs: true });
  assert.notEqual(image.id, uploaded.id);
  assert.equal(image.requireSignedURLs, true);
  await refused(404, () => images.v1.get(uploaded.id, { account_id }));
  uploaded = image;
});
await check("a private image is not served without a signature", async () => {
  const reply = await fetch(uploaded.variants[0]);
  assert.equal(reply.status, 403);
  assert.match(await reply.text(), /ERROR 9425/);
});
await check("a public image is served at its variant's URL", async () => {
  const image = await images.v1.get("path/to/cat é", { account_id });
  const reply = await fetch(image.variants[0]);
  assert.equal(reply.headers.get("content-type"), "image/png");
  assert.deepEqual(Buffer.from(await reply.arrayBuffer()), bytes);
});
await check("blob", async () => {
  const reply = await images.v1.blobs.get(uploaded.id, { account_id });
  assert.deepEqual(Buffer.from(await reply.arrayBuffer()), bytes);
});
await check("list, version 1", async () => {
  // Iterating its page gives nothing: it looks for result.items, and the API sends result.images.
  const page = await images.v1.list({ account_id, per_page: 100 });
  assert.equal(page.result.images.length, 3);
});
await check("list, version 2, with filters and pages", async () => {
  for (let i = 0; i < 12; i++)
    await images.v1.create({ account_id, file: await picture(), metadata: JSON.stringify({ shelf: i % 2 }) });
  const found = [];
  // It has no pages for version 2: the loop is the caller's.
  for (let continuation_token; ; ) {
    const page = await images.v2.list({ account_id, per_page: 10, continuation_token, sort_order: "asc" });
    found.push(...page.images);
    continuation_token = page.continuation_token;
    if (!continuation_token) break;
  }
  assert.equal(found.length, 15);
  assert.equal(new Set(found.map((image) => image.id)).size, 15);
  const shelf = await images.v2.list({ account_id, meta: { "shelf[eq:number]": 1 } });
  assert.equal(shelf.images.length, 6);
  const own = await images.v2.list({ account_id, creator: "user-8" });
  assert.deepEqual(own.images.map((image) => image.id), [uploaded.id]);
});
await check("stats", async () => {
  assert.deepEqual((await images.v1.stats.get({ account_id })).count, { current: 15, allowed: 100000 });
});
await check("keys", async () => {
  const names = (reply) => reply.keys.map((key) => key.name).sort();
  assert.deepEqual(names(await images.v1.keys.list({ account_id })), ["default"]);
  assert.deepEqual(names(await images.v1.keys.update("blog", { account_id })), ["blog", "default"]);
  assert.deepEqual(names(await images.v1.keys.delete("blog", { account_id })), ["default"]);
});
await check("variants", async () => {
  const options = { fit: "cover", metadata: "none", width: 1366, height: 768 };
  assert.deepEqual((await images.v1.variants.create({ account_id, id: "hero", options })).variant.options, options);
  assert.deepEqual(Object.keys((await images.v1.variants.list({ account_id })).variants).sort(), ["hero", "public"]);
  const edited = await images.v1.variants.edit("hero", { account_id, options: { ...options, width: 100 } });
  assert.equal(edited.variant.options.width, 100);
  assert.equal((await images.v1.variants.get("hero", { account_id })).variant.options.width, 100);
  await images.v1.variants.delete("hero", { account_id });
  await refused(404, () => images.v1.variants.get("hero", { account_id }));
});
await check("direct upload, version 2, and a plain form to its address", async () => {
  // Without options it sends a form without parts, which the service refuses.
  await refused(400, () => images.v2.directUploads.create({ account_id }));
  const link = await images.v2.directUploads.create({
    account_id,
    requireSignedURLs: false,
    metadata: JSON.stringify({ via: "link" }),
    expiry: new Date(Date.now() + 3600_000).toISOString(),
  });
  assert.equal((await images.v1.get(link.id, { account_id })).draft, true);
  const form = new FormData();
  form.append("file", new Blob([bytes], { type: "image/png" }), "form.png");
  const reply = await fetch(link.uploadURL, { method: "POST", body: form });
  assert.equal(reply.status, 200);
  const { result } = await reply.json();
  assert.deepEqual([result.id, result.filename, result.meta], [link.id, "form.png", { via: "link" }]);
  assert.equal((await images.v1.get(link.id, { account_id })).draft, undefined);
  assert.equal((await fetch(link.uploadURL, { method: "POST", body: form })).status, 404);
});
await check("delete", async () => {
  await images.v1.delete("path/to/cat é", { account_id });
  assert.match((await refused(404, () => images.v1.delete("path/to/cat é", { account_id }))).message, /ERROR 5404/);
});
await check("a wrong token is refused", async () => {
  const stranger = new Cloudflare({ apiToken: "other", baseURL: cloudflare.baseURL, maxRetries: 0 });
  const error = await refused(401, () => stranger.images.v1.stats.get({ account_id }));
  assert.equal(error.errors[0].code, 10000);
});
console.log(`${done} checks of the official client`);
