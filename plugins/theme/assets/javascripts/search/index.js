/* The index of the search: which entries have which words, and how near they are to a query. */

import {bare, distance, eachWord, parts, plain, stem, undotted, WORD} from "./words.js"

export const STOP = new Set(("a about all an and any are as at be because been being between both but by can could did do does " +
  "doing each for from get gets getting got had has have how i if in inside instead into is it its just like me more most my of on " +
  "only or other our out over please same should so some such than that the their them then there these they this those through to " +
  "too up us very want was we were what when where which while who why will with would you your").split(" "))
const FIELDS = {title: 3, about: 1.2, near: .6, text: .8, code: .4}
const LIGHT = new Set(("add again always another bad before change correctly create different during every extra find first give help " +
  "good keep know last let look make many my nemo need new next no not old one own possible print proper put really run running see " +
  "set show start still try two use used using view want way whole without work working works write").split(" "))
const EXACT = 1, FORM = .9, SYNONYM = .75, ALSO = .7, MISSPELT = .6, BEGINNING = .5

/** Texts of an entry by field: `near` is what it is part of. */
const texts = (doc, page) => ({
  title: plain(doc.title),
  near: doc === page ? [...(page.path ?? []), ...(page.tags ?? [])].join(" ") : [plain(page.title), ...(page.tags ?? [])].join(" "),
  about: doc.about ?? "",
  text: plain(doc.text),
  code: doc.code ?? "",
})

export class Index {
  constructor(docs, synonyms = {}) {
    this.docs = docs
    this.synonyms = new Map(Object.entries(synonyms).map(([word, means]) => [word.toLowerCase(), [means].flat()]))
    this.pages = new Map(docs.filter(({location}) => !location.includes("#")).map(doc => [doc.location, doc]))
    this.pageOf = docs.map(doc => this.pages.get(doc.location.split("#")[0]) ?? doc)
    this.words = new Map   // by word: the numbers of entries and their weights, in turns
    this.titled = new Map  // by the bare name in a title: the numbers of entries
    docs.forEach((doc, number) => this.add(doc, number))
    this.forms = Map.groupBy?.(this.words.keys(), stem) ?? groupBy(this.words.keys(), stem)
    this.vocabulary = [...this.words.keys()].sort()
  }

  add(doc, number) {
    const weights = new Map, fields = texts(doc, this.pageOf[number])
    for (const [field, text] of Object.entries(fields)) {
      const counts = new Map
      let length = 0
      eachWord(text, word => { length++; counts.set(word, (counts.get(word) ?? 0) + 1) })
      for (const [word, count] of counts) {
        const dense = field === "title" ? 1 / (1 + .1 * length) : field === "near" ? 1 : count / (count + .4 + length / 120)
        weights.set(word, (weights.get(word) ?? 0) + FIELDS[field] * dense)
      }
    }
    for (const [word, weight] of weights) {
      const list = this.words.get(word)
      if (list) list.push(number, weight)
      else this.words.set(word, [number, weight])
    }
    const names = new Set([fields.title, fields.title.split(".").at(-1), plain(doc.title.replace(/\s+<code>.*<\/code>\s*$/s, ""))])
    for (const [word] of fields.title.matchAll(/--?[\w-]+/g)) names.add(word)
    for (const name of new Set([...names].map(bare))) {
      const list = this.titled.get(name)
      if (list) list.push(number)
      else this.titled.set(name, [number])
    }
  }

  /** The words of the index that a word of the query may mean, with how sure that is. */
  variants(word, last) {
    const found = new Map
    const take = (other, weight) => { if (this.words.has(other) && (found.get(other) ?? 0) < weight) found.set(other, weight) }
    take(word, EXACT)
    for (const other of [word.replaceAll("_", "-"), word.replaceAll("-", "_")]) take(other, FORM)  // a field and its flag
    for (const form of this.forms.get(stem(word)) ?? []) take(form, FORM)
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
    for (const [far, other] of near) if (far === best) for (const form of this.forms.get(stem(other))) yield [form, form === other ? MISSPELT : MISSPELT * FORM]
  }

  /** The terms of a query: each with its variants. */
  terms(asked) {
    const typed = [...asked.matchAll(WORD)].map(([word]) => word)
    const small = typed.map(word => word.toLowerCase())
    const kept = small.map((word, i) => !STOP.has(word) && (word.length > 1 || small.length === 1) || asked.includes(`-${typed[i]}`))
    const all = !kept.some(Boolean)
    const terms = []
    for (let i = 0; i < small.length; i++) {
      const means = [3, 2, 1].map(count => [count, this.synonyms.get(small.slice(i, i + count).join(" "))]).find(([, found]) => found)
      const several = means && means[0] > 1
      if (!several && !all && !kept[i]) continue
      const last = i === small.length - 1
      const words = several ? small.slice(i, i + means[0]) : [small[i]]
      const pieces = parts(typed[i])
      let list = words.map(word => ({word, variants: several && STOP.has(word) ? new Map : this.variants(word, last)}))
      if (!several && !this.words.has(small[i]) && pieces.length && !list[0].variants.size)
        list = pieces.map(word => ({word, variants: this.variants(word, last)}))
      const joined = small[i] + (small[i + 1] ?? "")
      if (small[i + 1] && this.words.has(joined)) list[0].variants.set(joined, FORM)
      const back = (small[i - 1] ?? "") + small[i]
      if (small[i - 1] && this.words.has(back)) list[0].variants.set(back, FORM)
      if (means) this.translate(list, means[1])
      terms.push(...list)
      if (several) i += means[0] - 1
    }
    for (const term of terms) term.weight = this.rarity(term) * ((LIGHT.has(term.word) || /^\d+$/.test(term.word)) && terms.length > 1 ? .5 : 1)
    return terms.filter(({weight}) => weight)
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
        const sure = this.words.has(word) && !STOP.has(word) ? ALSO : SYNONYM
        for (const [other, weight] of this.variants(words[Math.min(i, words.length - 1)], false))
          if ((variants.get(other) ?? 0) < weight * sure) variants.set(other, weight * sure)
      }
    }
  }

  /** How rare a term is: few entries have it. */
  rarity({variants, together}) {
    if (!variants.size && together) return Math.max(...together.flatMap(({words}) => words.map(variants => this.rarity({variants}))))
    let count = 0
    for (const [word, weight] of variants) count = Math.max(count, weight < SYNONYM && count ? 0 : this.words.get(word).length / 2)
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
        row[i] = weight * share
      }
    })
    return found
  }

  /** The weight of a word in each entry that has it or a variant of it: by number. */
  of(variants) {
    const found = new Map
    for (const [word, sure] of variants) {
      const list = this.words.get(word)
      for (let at = 0; at < list.length; at += 2)
        if (sure * list[at + 1] > (found.get(list[at]) ?? 0)) found.set(list[at], sure * list[at + 1])
    }
    return found
  }
}

export const isSymbol = asked => /^[\w.()]+$/.test(asked) && /[a-z\d][A-Z]|[A-Z]{2}[a-z]|\w[._]\w|__|\(\)/.test(asked)

function groupBy(values, key) {
  const found = new Map
  for (const value of values) found.has(key(value)) ? found.get(key(value)).push(value) : found.set(key(value), [value])
  return found
}

export {undotted}
