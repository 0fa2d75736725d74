/* Words of texts and of queries: how they are cut, which forms belong together, and which misspelling means which word. */

/** HTML of the search index as text. */
export const plain = html => html.replace(/<[^>]+>/g, "")
  .replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => ({lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&"})[name])

/** A name without the package: `run.SlurmExecutor` and `nemo_run.SlurmExecutor` are written alike by most. */
export const undotted = name => name.trim().replace(/^(nemo_)?run\.(?=\w)/, "").replace(/\(.*\)$/, "")

/** A name without case and separators: `SlurmExecutor` and "slurm executor" agree. */
export const bare = name => undotted(name).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")

/** Where a word is in a text. Names keep their underscores and dashes. */
export const WORD = /[\p{L}\p{N}_]+(?:-+[\p{L}\p{N}_]+)*/gu

const CAPITALS = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/

/** The parts of a name, in small letters: three for `SlurmJobDetails`, none for `WandB` and `LoRA`, which are words. */
export function parts(word) {
  const found = word.split(/[-_]+/).filter(Boolean).flatMap(part => {
    const capitals = part.split(CAPITALS)
    return capitals.every(cut => /^\p{L}{3,}/u.test(cut)) ? capitals : [part]
  })
  return found.length > 1 || found[0] !== word ? found.map(part => part.toLowerCase()) : []
}

/** A word as Americans write it, as the pages do. */
export const american = word => word.replace(/our(?=(?:ed|ing|s)?$)/, "or").replace(/is(?=(?:e|ed|er|es|ing|ation)s?$)/, "iz")
  .replace(/ll(?=(?:ed|ing)$)/, "l")

const ENDINGS = /(?:(?<=\p{L}{4})at(?:ions?|ing|ed|es?|ors?)|ings?|ions?|ers?|ors?|ments?|ed|es|s|e)$/u

/** What the forms of a word begin with: "packag" for packages, packaging and packager. */
export function stem(word) {
  if (word.length < 4 || !/^\p{L}+$/u.test(word) || /ss$/.test(word)) return word
  const cut = word.replace(/ie[sd]$/, "y").replace(ENDINGS, "")
  return cut.length < 3 ? word : cut.replace(/([^aeiouls])\1$/, "$1")
}

/** How many letters differ: typed wrong, missing, too many or swapped. More than `most` is Infinity. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity
  let before = [], last = Array.from({length: b.length + 1}, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]))
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    if (Math.min(...row) > most) return Infinity
    ;[before, last] = [last, row]
  }
  return last[b.length] > most ? Infinity : last[b.length]
}
