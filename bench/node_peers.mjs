// The same articles written by two packages of npm, feed and feedsmith, on demand.
//
// `node node_peers.mjs ROWS`, where ROWS is a JSON file. Each line that is read asks
// for one thing, and one line of JSON answers: `write SIDE` gives the document, and
// `time SIDE CALLS` the seconds of the processor that a call takes.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Feed } from "feed";
import { generateAtomFeed, generateRssFeed } from "feedsmith";

const { about, rows } = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const row of rows) {
  row.published = new Date(row.published); // a database hands over dates, not text
  row.updated = new Date(row.updated);
}
const ada = { name: "Ada Reed", email: "ada@tide.example" };
const last = rows.length ? rows[rows.length - 1].updated : new Date(0);

function feed() {
  const made = new Feed({
    id: about.id,
    title: about.title,
    description: about.description,
    link: about.home,
    feedLinks: { atom: about.url },
    language: "en",
    author: ada,
    updated: last,
  });
  for (const row of rows) {
    made.addItem({
      id: row.id,
      title: row.title,
      link: row.url,
      description: row.summary,
      content: row.content,
      published: row.published,
      date: row.updated,
      author: [{ name: row.author, email: row.email }],
      category: row.tags.map((tag) => ({ name: tag, term: tag })),
    });
  }
  return made;
}

function feedsmithRss() {
  return generateRssFeed({
    title: about.title,
    link: about.home,
    description: about.description,
    language: "en",
    managingEditor: ada,
    items: rows.map((row) => ({
      title: row.title,
      link: row.url,
      description: row.summary,
      authors: [{ name: row.author, email: row.email }],
      categories: row.tags.map((tag) => ({ name: tag })),
      guid: { value: row.id, isPermaLink: false },
      pubDate: row.published,
      content: { encoded: row.content },
    })),
  });
}

function feedsmithAtom() {
  return generateAtomFeed({
    id: about.id,
    title: { value: about.title },
    subtitle: { value: about.description },
    updated: last,
    authors: [ada],
    links: [
      { href: about.home, rel: "alternate" },
      { href: about.url, rel: "self" },
    ],
    entries: rows.map((row) => ({
      id: row.id,
      title: { value: row.title },
      links: [{ href: row.url, rel: "alternate" }],
      published: row.published,
      updated: row.updated,
      authors: [{ name: row.author, email: row.email }],
      categories: row.tags.map((tag) => ({ term: tag })),
      summary: { value: row.summary },
      content: { value: row.content, type: "html" },
    })),
  });
}

const sides = {
  "rss feed": () => Buffer.from(feed().rss2()),
  "atom feed": () => Buffer.from(feed().atom1()),
  "rss feedsmith": () => Buffer.from(feedsmithRss()),
  "atom feedsmith": () => Buffer.from(feedsmithAtom()),
};

function time(side, calls) {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call++) side();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6 / calls;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [what, format, name, calls] = line.split(" ");
  const side = sides[`${format} ${name}`];
  const answer = what === "write" ? side().toString() : time(side, Number(calls));
  console.log(JSON.stringify(answer));
}
