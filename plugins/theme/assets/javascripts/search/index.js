/* The index of the search: which entries have which words, and how near they are to a query. */

import {american, bare, distance, parts, plain, stem, WORD} from "./words.js"

const LIGHT = new Set(("add again always another bad before change correctly create different during every extra find first give help " +
  "good keep know last let look make many my nemo need new next no not old one own possible print proper put really run running see " +
  "set show start still try two use used using view want way whole without work working works write").split(" "))
const EXACT = 1, FORM = .8, SYNONYM = .75, ALSO = .7, MISSPELT = .6, BEGINNING = .5
const LONG = 40 // letters: not two words of a reader, but something that was pasted
const RARE = .7, COMMON = .6, OFTEN = .67 // a word counts less than its rarity says, a second place of it less than the first

export class Index {
  /** An index of entries that people wrote and, when they are there, of generated ones. */
  constructor({docs: written, words, lists, first, steps, stop, synonyms}, generated = {docs: [], words: "", lists: []}) {
    const docs = this.docs = [...written, ...generated.docs]
    this.synonyms = new Map(Object.entries(synonyms).map(([word, means]) => [word.toLowerCase(), [means].flat()]))
    Object.assign(this, {first, steps, stop: new Set(stop)})
    this.pages = new Map(docs.filter(({location}) => !location.includes("#")).map(doc => [doc.location, doc]))
    this.pageOf = docs.map(doc => this.pages.get(doc.location.split("#")[0]) ?? doc)
    this.words = new Map(words.split(" ").map((word, at) => [word, [lists[at]]]))
    this.offsets = [0, written.length]
    if (generated.docs.length)
      generated.words.split(" ").forEach((word, at) => this.words.set(word, [this.words.get(word)?.[0] ?? "", generated.lists[at]]))
    this.vocabulary = generated.docs.length ? [...this.words.keys()].sort() : words.split(" ")
    this.titles = docs.map(({title}) => plain(title))
    this.names = this.titles.map(bare)
    this.titled = new Map  // by the bare name in a title: the numbers of entries
    docs.forEach((doc, number) => this.addNames(doc, number))
  }

  addNames({title}, number) {
    const text = this.titles[number], names = new Set([this.names[number]])
    if (text.includes(".")) names.add(bare(text.split(".").at(-1)))
    if (title.includes("<code>")) names.add(bare(plain(title.replace(/\s+<code>.*<\/code>\s*$/s, ""))))
    for (const [flag] of text.matchAll(/--?[\w-]+/g)) names.add(bare(flag))
    for (const name of names) {
      const list = this.titled.get(name)
      if (list) list.push(number)
      else this.titled.set(name, [number])
    }
  }

  /** The entries that have a word: their numbers, and what it counts in each, as plugins/hooks/after_build/ranking.py wrote them. */
  entries(word) {
    const lists = this.words.get(word)
    if (!lists.numbers) {
      const count = this.count(word), numbers = new Uint32Array(count), weights = new Float32Array(count)
      let at = 0
      lists.forEach((list, part) => {
        const half = list.length / 2
        let number = this.offsets[part]
        for (let i = 0; i < half; i++, at++) {
          numbers[at] = number += list.charCodeAt(i) - this.first
          weights[at] = (list.charCodeAt(half + i) - this.first) / this.steps
        }
      })
      Object.assign(lists, {numbers, weights})
    }
    return lists
  }

  /** How many entries have a word. */
  count(word) { return this.words.get(word).reduce((sum, list) => sum + list.length / 2, 0) }

  /** The words with the same stem: they begin alike, but for the last letter of the stem. */
  forms(word) {
    const root = stem(word)
    return [...this.beginning(root.length > 3 ? root.slice(0, -1) : root)].filter(other => stem(other) === root)
  }

  /** The words of the index that a word of the query may mean, with how sure that is. */
  variants(word, last) {
    const found = new Map
    const take = (other, weight) => { if (this.words.has(other) && (found.get(other) ?? 0) < weight) found.set(other, weight) }
    take(word, EXACT)
    for (const other of [word.replaceAll("_", "-"), word.replaceAll("-", "_")]) take(other, FORM)  // a field and its flag
    for (const form of this.forms(word)) take(form, FORM)
    if (last && word.length > 1)
      for (const other of this.beginning(word)) take(other, BEGINNING * word.length / other.length)
    if (!found.size && word.length > 3) for (const [other, weight] of this.misspelt(word)) take(other, weight)
    return found
  }

  *beginning(word) {
    let low = 0, high = this.vocabulary.length
    while (low < high) {
      const middle = low + high >> 1
      if (this.vocabulary[middle] < word) low = middle + 1
      else high = middle
    }
    for (; this.vocabulary[low]?.startsWith(word); low++) yield this.vocabulary[low]
  }

  *misspelt(word) {
    const most = word.length > 6 ? 2 : 1
    let best = most
    const near = [], root = stem(word)
    for (const other of this.vocabulary) {
      if (other.length < 4 || other[0] !== word[0] && other[1] !== word[0]) continue
      const far = Math.min(distance(word, other, best), root === word ? Infinity : distance(root, stem(other), best) + .5)
      if (far > best) continue
      best = far
      near.push([far, other])
    }
    for (const [far, other] of near) if (far === best) for (const form of this.forms(other)) yield [form, form === other ? MISSPELT : MISSPELT * FORM]
  }

  /** The two words of a word that is written without the space between them: those that most entries have. */
  split(word) {
    let best = [], most = 0
    for (let at = 3; at <= word.length - 3 && word.length < LONG; at++) {
      const two = [word.slice(0, at), word.slice(at)]
      const count = Math.min(...two.map(word => this.words.has(word) ? this.count(word) : 0))
      if (count > most) [best, most] = [two, count]
    }
    return best
  }

  /** A word as the pages spell it, if they have only the American spelling. */
  spelled(word) {
    const other = american(word), has = word => this.words.has(word) || this.synonyms.has(word)
    return !has(word) && (has(other) || this.forms(other).length) ? other : word
  }

  /** The terms of a query: each with its variants. */
  terms(asked) {
    const typed = [...asked.matchAll(WORD)].map(([word]) => word)
    const small = typed.map(word => this.spelled(word.toLowerCase()))
    const kept = small.map((word, i) => !this.stop.has(word) && (word.length > 1 || small.length === 1) || asked.includes(`-${typed[i]}`))
    const all = !kept.some(Boolean)
    const terms = []
    for (let i = 0; i < small.length; i++) {
      const means = [3, 2, 1].map(count => [count, this.synonyms.get(small.slice(i, i + count).join(" "))]).find(([, found]) => found)
      const several = means && means[0] > 1
      if (!several && !all && !kept[i]) continue
      const last = i === small.length - 1
      const words = several ? small.slice(i, i + means[0]) : [small[i]]
      let list = words.map(word => ({word, variants: several && this.stop.has(word) ? new Map : this.variants(word, last)}))
      if (!several && !list[0].variants.size) {
        const named = parts(typed[i]), pieces = named.length ? named : this.split(small[i])
        if (pieces.length) list = pieces.map((word, at) => ({word, variants: this.variants(word, last && at === pieces.length - 1)}))
      }
      const joined = small[i] + (small[i + 1] ?? "")
      if (small[i + 1] && this.words.has(joined)) list[0].variants.set(joined, FORM)
      const back = (small[i - 1] ?? "") + small[i]
      if (small[i - 1] && this.words.has(back)) list[0].variants.set(back, FORM)
      if (means) this.translate(list, means[1])
      terms.push(...list)
      if (several) i += means[0] - 1
    }
    for (const term of terms) term.weight = this.rarity(term) ** RARE * ((LIGHT.has(term.word) || /^\d+$/.test(term.word)) && terms.length > 1 ? COMMON : 1)
    return terms.filter(({word, weight}, i) => weight && terms.findIndex(other => other.word === word) === i)
  }

  /** Adds synonyms: their first word to the first word, and so on. More words than the query has count together only. */
  translate(list, means) {
    for (const meaning of means) {
      const words = [...meaning.matchAll(WORD)].map(([word]) => word.toLowerCase())
      if (words.length > list.length) {
        const sure = list.every(({word}) => this.words.has(word)) ? ALSO : SYNONYM
        for (const term of list) (term.together ??= []).push({sure, words: words.map(word => this.variants(word, false))})
        continue
      }
      for (let i = 0; i < list.length; i++) {
        const {word, variants} = list[Math.min(i, list.length - 1)]
        const sure = this.words.has(word) && !this.stop.has(word) ? ALSO : SYNONYM
        for (const [other, weight] of this.variants(words[Math.min(i, words.length - 1)], false))
          if ((variants.get(other) ?? 0) < weight * sure) variants.set(other, weight * sure)
      }
    }
  }

  /** How rare a term is: few entries have it. */
  rarity({variants, together}) {
    if (!variants.size && together) return Math.max(...together.flatMap(({words}) => words.map(variants => this.rarity({variants}))))
    let count = 0
    for (const [word, weight] of variants) count = Math.max(count, weight < SYNONYM && count ? 0 : this.count(word))
    return count ? Math.log(1 + this.docs.length / count) : variants.size ? 1 : 6
  }

  /** The share of each term in the score of each entry that has it: by number, an array as long as the terms. */
  shares(terms) {
    const found = new Map
    terms.forEach(({variants, together = [], weight}, i) => {
      const shares = this.of(variants)
      for (const {sure, words} of together) {
        const [first, ...others] = words.map(variants => this.of(variants))
        for (const [number, share] of first) {
          const least = others.reduce((least, other) => Math.min(least, other.get(number) ?? 0), share) * sure
          if (least > (shares.get(number) ?? 0)) shares.set(number, least)
        }
      }
      for (const [number, share] of shares) {
        let row = found.get(number)
        if (!row) found.set(number, row = new Float64Array(terms.length))
        row[i] = weight * share ** OFTEN
      }
    })
    return found
  }

  /** The weight of a word in each entry that has it or a variant of it: by number. */
  of(variants) {
    const found = new Map
    for (const [word, sure] of variants) {
      const {numbers, weights} = this.entries(word)
      for (let at = 0; at < numbers.length; at++)
        if (sure * weights[at] > (found.get(numbers[at]) ?? 0)) found.set(numbers[at], sure * weights[at])
    }
    return found
  }
}

export const isSymbol = asked => /^[\w.()]+$/.test(asked) && !/(?:Error|Exception|Warning)$/.test(asked) && /[a-z\d][A-Z]|[A-Z]{2}[a-z]|\w[._]\w|__|\(\)/.test(asked)
