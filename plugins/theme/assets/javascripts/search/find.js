/* Ranks the entries of the index for a query, groups them by page, and shows where the words are. */

import {Index, isSymbol} from "./index.js"
import {isMessage, Messages} from "./messages.js"
import {bare, parts, plain, undotted, WORD} from "./words.js"

const PAGES = 20, SECTIONS = 6
const SHOWN = 3, NEAR = .6 // sections of a page that are shown at once, if their score is that share of the best
const LENGTH = 130 // of an excerpt

/* These numbers, and those of index.js, were fitted to the queries of tests/docs: the score of the best wanted page above that of
   the best other page. Few matter much: PLACES, OFTEN, RARE, and the kind of the troubleshooting page. */
const PLACES = [1, 1, .3], OF_NAME = [1, .3] // what the best entries of a page add to its score, and for a query that is a name
const EVERYWHERE = .125 // what a page adds to each of its entries for the words that are anywhere in it
const NAMED = .6 // for a title or an address that has only words of the query
const ROW = .8, LANDING = .8, MESSAGES = 2 // of a table, of a list of links, of a page of messages if one is pasted
// Lessons use what guides and references explain.
const KINDS = [["guides/troubleshooting/", .8], ["guides/", 1.1], ["learning-resources/", .85], ["about/", .9]]
const HOME = 1.4

/** Whether a term of the query means a word. */
const means = ({variants, together = []}, word) =>
  variants.get(word) >= .6 || together.some(({words}) => words.some(variants => variants.get(word) >= .9))

/** Singular and plural. */
const numbers = word => word.endsWith("s") ? [word.slice(0, -1)] : [`${word}s`]

export class Search {
  constructor(...rankings) {
    this.index = new Index(...rankings)
    const {docs} = this.index
    this.titles = [] // as words
    this.texts = [] // of the entries, which come later
    this.number = new Map(docs.map((doc, number) => [doc, number]))
    this.messages = new Messages(docs, doc => this.index.pageOf[this.number.get(doc)])
  }

  /** Results as Material shows them: for each page a list of entries with scores, the page itself among them. */
  find(asked) {
    asked = asked.trim()
    const terms = this.index.terms(asked)
    if (!terms.length) return {items: []}
    const scores = this.scores(asked, terms)
    if (isMessage(asked)) {
      const found = this.messages.find(asked), best = Math.max(0, ...scores.values()) * sum(PLACES)
      for (const {doc, score} of found.slice(0, 5))
        scores.set(this.number.get(doc), best * (1 + score / found[0].score))
    }
    return {items: this.withName(this.grouped(scores, terms, asked), asked), suggest: this.suggest(asked)}
  }

  /** The score of each entry: rare words count more, and so do entries that have all words. */
  scores(asked, terms) {
    const {docs, pageOf} = this.index, scores = new Map
    const all = terms.reduce((sum, {weight}) => sum + weight, 0)
    const message = isMessage(asked), symbol = this.isSymbol(asked), common = symbol && this.isCommon(asked)
    const titled = this.named(asked, terms, symbol, common)
    const union = new Map  // by page: the best share of each term in any of its entries
    const rows = this.index.shares(terms)
    for (const [number, row] of rows) {
      const known = union.get(pageOf[number])
      if (known) row.forEach((share, i) => { if (share > known[i]) known[i] = share })
      else union.set(pageOf[number], Float64Array.from(row))
    }
    const total = row => {
      let sum = 0, seen = 0
      row.forEach((share, i) => { sum += share; if (share) seen += terms[i].weight })
      return sum * seen / all
    }
    const addressed = new Map  // by page: the share of the query that the name of its folder has
    for (const [page, row] of union) {
      const words = symbol ? [] : slug(page).split("-")
      union.set(page, total(row))
      addressed.set(page, terms.reduce((sum, term) => sum + (words.some(word => means(term, word)) && term.weight), 0) / all)
    }
    for (const [number, row] of rows) {
      const page = pageOf[number]
      let score = total(row) + EVERYWHERE * union.get(page)
      score *= 1 + NAMED * (this.covered(number, terms) + addressed.get(page))
      score *= titled.get(number) ?? 1
      score *= this.weight(number, page, {symbol, common, message})
      scores.set(number, score)
    }
    return scores
  }

  /** What an entry counts whatever is asked: less if it is generated, a lesson, a list of links, or called as many others are. */
  weight(number, page, {symbol, common, message}) {
    const {location, boost = 1, row} = this.index.docs[number]
    if (symbol) return boost < 1 ? common ? .15 : .85 : boost
    const same = this.index.titled.get(this.index.names[number])?.length ?? 1
    const kind = message ? this.messages.pages.has(page) ? MESSAGES : 1 : kindOf(page)
    return boost * kind * (row ? ROW : 1) * (page.landing ? LANDING : 1) * (location.includes("#tag:") ? .3 : 1) / (1 + .06 * Math.min(same - 1, 10))
  }

  /** Entries that are called as the query, or as the query without its misspellings, with what that counts. */
  named(asked, terms, symbol, common) {
    const found = new Map, {docs, titled, pages} = this.index
    const count = (number, weight) => found.set(number, Math.max(found.get(number) ?? 0, weight))
    if (/^--?\w/.test(asked)) {
      for (const number of titled.get(bare(asked)) ?? [])
        if (this.index.titles[number].split(/[\s,]+/).includes(asked)) count(number, 6)
      return found
    }
    const content = terms.map(({word}) => word).join(" "), several = /\s/.test(content)
    const names = new Set([asked, this.corrected(asked, terms)].map(bare))
    if (![...names].some(name => titled.has(name)))
      for (const name of [content, ...several || symbol ? [] : numbers(content)]) names.add(bare(name))
    const ends = name => name.split(".").at(-1).split(/\s/)[0]
    for (const name of names)
      for (const number of titled.get(name) ?? []) {
        const {location, boost, exported, row} = docs[number], title = undotted(this.index.titles[number])
        const same = [title, ends(title)].includes(undotted(asked))
        if (location.includes("#tag:")) continue
        if (!location.includes("#")) count(number, boost < 1 && !symbol ? 3 : 5)
        else if (symbol) count(number, same ? boost < 1 && common ? 1 : row ? 4 : 5 : 2)
        else if (!several && exported) count(number, 12)
        else count(number, several ? boost < 1 ? 1 : 1.2 : row ? 1.3 : 2)
      }
    for (const page of pages.values()) {
      if (page.boost < 1) continue
      const has = what => what.some(text => names.has(bare(text))), number = this.number.get(page)
      if (has([slug(page)])) count(number, 4)
      if (has(page.tags ?? [])) count(number, [...names].some(name => bare(page.title).includes(name)) ? 4 : several ? 5 : 2.5)
      if (!several && has(parts(plain(page.title)))) count(number, 2.5)
    }
    return found
  }

  /** Results in which the generated page of a name that only one has, and of the one that is exported, is among the first three. */
  withName(items, asked) {
    const {docs, titled} = this.index
    const found = (titled.get(bare(asked)) ?? []).map(number => docs[number]).filter(({boost, row}) => boost < 1 && !row)
    for (const named of [found.filter(({location}) => location.endsWith(`.${asked}`)), found.filter(({exported}) => exported)]) {
      if (named.length !== 1) continue
      const page = named[0].location.split("#")[0], at = items.findIndex(([{location}]) => location.split("#")[0] === page)
      if (at > 2) items.splice(2, 0, ...items.splice(at, 1))
    }
    return items
  }

  /** A query with the nearest words for those that the index does not have. */
  corrected(asked, terms) {
    const right = new Map(terms.map(({word, variants}) => [word, variants.has(word) ? word : [...variants.keys()][0] ?? word]))
    return asked.toLowerCase().replace(WORD, word => right.get(word) ?? word)
  }

  /** Whether a query is a name of the package: written like one, with its capital, or listed first in the API reference. */
  isSymbol(asked) {
    return isSymbol(asked) || /^\w+$/.test(asked) && (this.index.titled.get(bare(asked)) ?? [])
      .map(number => this.index.docs[number])
      .some(({location, exported, row}) => !row && location.endsWith(`.${asked}`) && (exported || /^[A-Z]/.test(asked)))
  }

  /** Whether a name is that of a member of many classes: pages that say how it is used go before the generated ones. */
  isCommon(asked) {
    const found = (this.index.titled.get(bare(asked)) ?? []).map(number => this.index.docs[number])
    return found.filter(({location, exported}) => !exported && location.endsWith(`.${asked}`)).length > 2
  }

  /** The share of a title's words that the query has. */
  covered(number, terms) {
    const words = this.titleWords(number)
    if (!words.length) return 0
    return words.filter(word => terms.some(term => means(term, word))).length / words.length
  }

  titleWords(number) {
    if (!this.titles[number]) {
      const all = this.index.titles[number].toLowerCase().match(WORD) ?? [], kept = all.filter(word => !this.index.stop.has(word))
      this.titles[number] = kept.length ? kept : all
    }
    return this.titles[number]
  }

  grouped(scores, terms, asked) {
    const lists = new Map, {docs, pageOf} = this.index
    for (const [number, score] of [...scores].sort(([, a], [, b]) => b - a)) {
      const page = pageOf[number]
      const list = lists.get(page) ?? lists.set(page, []).get(page)
      if (list.length < SECTIONS) list.push([number, score])
    }
    const places = this.isSymbol(asked) ? OF_NAME : PLACES
    const total = ([, list]) => sum(list.slice(0, places.length).map(([, score], i) => score * places[i]))
    const pages = [...lists].map(entry => [total(entry), entry]).sort(([a], [b]) => b - a).slice(0, PAGES).map(([, entry]) => entry)
    const sample = new Excerpts(terms)
    const seen = isMessage(asked) ? {} : Object.fromEntries(asked.toLowerCase().match(WORD)?.map(word => [word, true]) ?? [])
    const shown = ({location, title, path}, text, score, terms) => ({
      location, title: sample.title(title), text: sample.excerpt(text), score, terms,
      path: location.includes("#") ? undefined : escaped(path?.join(" › ") ?? ""),
    })
    return pages.map(([page, list]) => {
      const top = list[0][1]
      const entries = list.map(([number, score], i) => shown(
        docs[number], plain(this.texts[number] ?? ""), i < SHOWN && score >= NEAR * top ? top : Math.min(score, top * .99), seen))
      if (!list.some(([number]) => docs[number] === page)) entries.push(shown(page, "", 0, {}))
      return entries
    })
  }

  /** How the last word may go on: as the word that most titles have. */
  suggest(asked) {
    const word = asked.toLowerCase().match(/[\p{L}\p{N}_]+$/u)?.[0]
    if (!word) return []
    let best = "", most = 0
    for (const other of this.index.beginning(word)) {
      const count = this.index.titled.get(other)?.length ?? 0
      if (count > most) [best, most] = [other, count]
    }
    return best ? [best] : []
  }
}

const sum = numbers => numbers.reduce((sum, number) => sum + number, 0)

const kindOf = ({location}) => location ? KINDS.find(([start]) => location.startsWith(start))?.[1] ?? 1 : HOME

/** The last part of a page's address: `packaging`, whatever its title. */
const slug = ({location}) => location.split("/").at(-2) ?? ""

/** Escapes text for HTML. */
const escaped = text => text.replace(/[&<>]/g, sign => ({"&": "&amp;", "<": "&lt;", ">": "&gt;"})[sign])

class Excerpts {
  constructor(terms) {
    this.words = new Map
    for (const {variants, together = [], weight} of terms)
      for (const words of [...together.flatMap(({words}) => words), variants])
        for (const word of words.keys()) this.words.set(word, weight)
  }

  weight(word) { return this.words.get(word.toLowerCase()) ?? 0 }

  marked(text) {
    let html = "", end = 0
    for (const {0: word, index} of text.matchAll(WORD)) {
      if (!this.weight(word)) continue
      html += escaped(text.slice(end, index)) + `<mark>${escaped(word)}</mark>`
      end = index + word.length
    }
    return html + escaped(text.slice(end))
  }

  title(html) { return html.replace(/(<[^>]+>)|([^<]+)/g, (_, tag, text) => tag ?? this.marked(plain(text))) }

  /** The line of a text in which most words of the query are near each other. */
  excerpt(text) {
    if (!text) return ""
    const hits = [...text.matchAll(WORD)].map(({0: word, index}) => ({word: word.toLowerCase(), index})).filter(({word}) => this.words.has(word))
    const counts = new Map // of the words in the line that ends with the hit
    let from = 0, best = 0, sum = 0, first = 0
    for (const {word, index} of hits) {
      const count = counts.get(word) ?? 0
      counts.set(word, count + 1)
      if (!count) sum += this.words.get(word)
      for (; hits[first].index <= index - LENGTH + 30; first++) {
        const left = hits[first].word
        counts.set(left, counts.get(left) - 1)
        if (!counts.get(left)) sum -= this.words.get(left)
      }
      if (sum > best + 1e-9) [from, best] = [hits[first].index, sum]
    }
    let start = Math.max(0, from - 30)
    if (start) start = text.indexOf(" ", start) + 1
    let end = Math.min(text.length, start + LENGTH)
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1)
    return `<p class="search-excerpt">${start ? "… " : ""}${this.marked(text.slice(start, end))}${end < text.length ? " …" : ""}</p>`
  }
}
