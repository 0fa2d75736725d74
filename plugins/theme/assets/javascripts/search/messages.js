/* Error messages that are pasted whole, with names, numbers and paths that no page can know. */

import {plain} from "./words.js"

/** Whether a query looks like a message: it has an error's name, a quoted name, a colon, a call or a path. */
export const isMessage = asked =>
  /(?:Error|Exception|Warning)\b|['"`][^'"`]*['"`]|\S:\s+\S|\w\(\)|(?:^|\s)[~.]?\/\w+\/|\bnot found\b|\bNo such\b/.test(asked)

/** The words of a message that are the same for everyone: no numbers, ids and versions; of a path only its end. */
export const fixed = message => (message
  .replace(/\.\.\.|\b0x[\da-f]+\b/gi, " ")
  .replace(/(?:[\w.~$@-]*\/)+(?=[\w.-]|\s|$|['"])/g, " ")
  .match(/[\p{L}\p{N}_]+/gu) ?? [])
  .map(word => word.toLowerCase())
  .filter(word => !/\d{3}|^\d+\p{L}?$|^v\d/u.test(word))

/** The messages among the entries of the index: titles that are code, with more than one word or the name of an error. */
export class Messages {
  constructor(docs, pageOf) {
    this.known = docs
      .filter(({title}) => /^<code>.*<\/code>$/s.test(title.trim()) || title.includes("..."))
      .map(doc => ({doc, words: fixed(plain(doc.title))}))
      .filter(({doc, words}) => words.length > 1 || /Error|Limit/.test(doc.title) && words.length)
    const pages = this.known.map(({doc}) => pageOf(doc))
    this.pages = new Set(pages.filter(page => pages.filter(other => other === page).length > 9))  // that list messages
    this.counts = new Map
    for (const {words} of this.known)
      for (const word of new Set(words)) this.counts.set(word, (this.counts.get(word) ?? 0) + 1)
  }

  /** How much a word says: one of a single message more than one of many. */
  weight(word) { return Math.log(1 + this.known.length / (this.counts.get(word) ?? 1)) }

  /** Entries whose message is in a text, the best first, each with a score. */
  find(asked) {
    const words = fixed(asked)
    return this.known.map(({doc, words: wanted}) => ({doc, score: this.score(wanted, words)}))
      .filter(({score}) => score > 0)
      .sort((a, b) => b.score - a.score)
  }

  /** The weight of the longest row of words that both have in this order, if it is most of the message. */
  score(wanted, words) {
    const all = wanted.reduce((sum, word) => sum + this.weight(word), 0)
    let above = new Float64Array(words.length + 1)
    for (let i = 0; i < wanted.length; i++) {
      const row = new Float64Array(words.length + 1)
      for (let j = 0; j < words.length; j++) {
        row[j + 1] = Math.max(above[j + 1], row[j])
        if (wanted[i] !== words[j]) continue
        const next = i && j && wanted[i - 1] === words[j - 1] ? 1 : .9
        row[j + 1] = Math.max(row[j + 1], above[j] + this.weight(wanted[i]) * next)
      }
      above = row
    }
    const share = above[words.length] / all
    return share < .7 ? 0 : above[words.length] * share ** 2
  }
}
