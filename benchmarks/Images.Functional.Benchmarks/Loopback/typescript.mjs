// Cloudflare's own TypeScript client, used well: a line of standard input is a job, and a line of output says that it is done.
import fs from "node:fs";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import readline from "node:readline";
import Cloudflare from "cloudflare";

const [account_id, baseURL, apiToken] = process.argv.slice(2);
const { images } = new Cloudflare({ apiToken, baseURL, maxRetries: 0 });

// From the disk as it is sent. The type must be said, or the service refuses the file.
const upload = async (path) =>
  images.v1.create({ account_id, file: new File([await fs.openAsBlob(path, { type: "image/png" })], "image.png", { type: "image/png" }) });

const download = async (id, path) => {
  const reply = await images.v1.blobs.get(id, { account_id });
  await pipeline(Readable.fromWeb(reply.body), fs.createWriteStream(path));
};

const many = async (count, atOnce, run) => {
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < count) await run(next++);
  }));
};

const jobs = {
  upload: ([path]) => upload(path),
  download: ([id, path]) => download(id, path),
  uploads: ([count, atOnce, path]) => many(+count, +atOnce, () => upload(path)),
  details: ([count, atOnce]) => many(+count, +atOnce, (i) => images.v1.get(`${i}`, { account_id })),
  memory: async () => process.resourceUsage().maxRSS,
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [name, ...rest] = line.split("\t");
  console.log((await jobs[name](rest)) && name === "memory" ? process.resourceUsage().maxRSS : "done");
}
