/* Asks Material's search as readers of code write, and puts what is called exactly so first.

   Material takes a dash in front of a word for "without", so that `--dryrun` finds nothing, and ranks by how often words
   occur, so that a page that uses a name often comes before the one that is about it. The build changes the script of
   Material (plugins/hooks/material_script.py) to call `searchWorker` instead of starting its worker. */

const SETUP = 0, QUERY = 2, RESULT = 3 /* types of the worker's messages */

/** A name without the package: `run.SlurmExecutor` and `nemo_run.SlurmExecutor` are written alike by most. */
const undotted = name => name.trim().replace(/^(nemo_)?run\.(?=\w)/, "")

/** A name without case and separators: `SlurmExecutor` and "slurm executor" agree. */
const bare = name => undotted(name).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")

const plain = html => html.replace(/<[^>]+>/g, "")

/** The names in a title: all of it, and without the labels after it, such as `dataclass`. */
const names = title => [title, title.replace(/\s+<code>.*<\/code>\s*$/, "")].map(plain)

const IN_PARTS = /\b\w*(?:[a-z\d](?=[A-Z])|[A-Z](?=[A-Z][a-z]))\w*/g

/** The words that the index splits at their capitals, by their lowercase form: `pytorch` is PyTorch. */
const inParts = docs => new Map(docs.flatMap(({title, text}) =>
  (plain(`${title} ${text}`).match(IN_PARTS) ?? []).map(word => [word.toLowerCase(), word])))

/** A query in words that the index has: a flag without its dashes; for "packaging" also what begins with "packag". */
const words = (asked, parts) => asked
  .replace(/(^|\s)-+(?=\S)/g, "$1")
  .replace(/\w+/g, word => parts.has(word) ? `${word} ${parts.get(word)}` : word)
  .replace(/(?<!\S)(\p{L}{4,})(?:ing|ed|s)(?!\S)/giu, "$& $1")

/** Whether a section documents a name, rather than being about a word: `SlurmExecutor`, not "Packaging". */
const isName = ({title, location}) =>
  !location.includes("#tag:") && (/[a-z][A-Z]|_/.test(plain(title)) || /#.*\./.test(location))

/** The addresses of pages that have a flag such as `-y` as code of its own. Results have only parts of a page. */
const withFlag = (flag, docs) =>
  new Set(docs.filter(({text}) => text.includes(`<code>${flag}</code>`)).map(({location}) => location.split("#")[0]))

/** Results, the nearest to what was asked for first, and else in the order that they have: pages that are called so;
    those with such a tag; those with a name called so; both but for the writing; those with such a flag, for a plain word
    last. */
function ranked(items, asked, docs) {
  const dashed = asked.startsWith("-")
  const flagged = withFlag(dashed ? asked : `--${asked.toLowerCase().replace(/\s+/g, "-")}`, docs)
  const hasFlag = ({location}) => flagged.has(location.split("#")[0])
  const isArticle = ({location}) => !location.includes("#")
  const exact = ({title}) => names(title).some(name => undotted(name) === undotted(asked))
  const alike = ({title}) => names(title).some(name => bare(name) === bare(asked))
  const hasWord = ({title}) => plain(title).split(/\W+|(?<=[a-z])(?=[A-Z])/).some(word => bare(word) === bare(asked))
  const tagged = ({tags}) => (tags ?? []).some(tag => bare(plain(tag)) === bare(asked))
  const tests = dashed ? [hasFlag] : [
    entry => isArticle(entry) && exact(entry),
    entry => isArticle(entry) && tagged(entry) && hasWord(entry), tagged,
    entry => isName(entry) && exact(entry),
    entry => isArticle(entry) && alike(entry), entry => isName(entry) && alike(entry),
    entry => /\w[\s-]+\w/.test(asked) && hasFlag(entry),
    entry => isArticle(entry) && !/\w\.\w/.test(entry.title) && bare(plain(entry.title)).includes(bare(asked)),
    hasFlag,
  ]
  const near = entries => tests.findIndex(test => entries.some(test))
  const distance = entries => near(entries) < 0 ? tests.length : near(entries)
  return items.map(entries => [distance(entries), entries]).sort(([a], [b]) => a - b).map(([, entries]) => entries)
}

/** A worker of Material's search that starts with the first message, which brings the index. */
globalThis.searchWorker = url => {
  let worker, docs, parts
  const questions = [], target = new EventTarget
  const start = () => {
    worker = new Worker(url)
    worker.onmessage = ({data}) => {
      if (data.type === RESULT) data.data.items = ranked(data.data.items, questions.shift(), docs)
      target.dispatchEvent(new MessageEvent("message", {data}))
    }
  }
  target.postMessage = message => {
    if (!worker) start()
    if (message.type === SETUP) parts = inParts(docs = message.data.docs)
    if (message.type === QUERY) {
      questions.push(message.data.trim())
      message = {...message, data: words(message.data, parts)}
    }
    worker.postMessage(message)
  }
  return target
}
