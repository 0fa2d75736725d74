/* The box of the search: starts the worker of this site, early, and does what Material's box lacks.

   Material's worker ranks by how often words occur, and takes seconds on a phone to make its index. Ours, in the folder search,
   takes and gives the same messages. The build changes the script of Material (plugins/hooks/material_script.py) to call
   `searchWorker` instead of starting its worker, and `searchIndex` instead of fetching its index, at the event `search-soon`, too. */

const SCRIPT = document.currentScript.src, SETUP = 0, GENERATED = 4, TEXTS = 5

/** What Material wants of an index before it asks: how to cut the words that it marks on a page. */
globalThis.searchIndex = async () => ({config: {separator: "[\\s\\-]+"}, docs: []})

/** A worker that starts with the first message. The files of its index are fetched while it starts. */
globalThis.searchWorker = () => {
  const target = new EventTarget
  const file = async name => (await fetch(new URL(`../../search/${name}.json`, SCRIPT))).arrayBuffer()
  let worker
  target.postMessage = async message => {
    if (message.type !== SETUP) return worker.postMessage(message)
    for (const name of ["find", "index", "messages", "words"])
      document.head.append(Object.assign(document.createElement("link"), {rel: "modulepreload", href: new URL(`search/${name}.js`, SCRIPT)}))
    worker = new Worker(new URL("search/worker.js", SCRIPT), {type: "module"})
    worker.onmessage = ({data}) => {
      // Results with what came later do not take one from under the focus.
      if (!data.again || !document.activeElement?.closest(".md-search-result"))
        target.dispatchEvent(new MessageEvent("message", {data}))
    }
    const give = (type, data) => worker.postMessage({type, data}, [data])
    give(SETUP, await file("ranking"))
    give(GENERATED, await file("ranking-generated"))
    give(TEXTS, await file("texts"))
  }
  return target
}

const box = document.querySelector("[data-md-component=search]")
if (box) {
  const toggle = document.getElementById("__search"), input = box.querySelector("input")

  // The index is fetched when a pointer or the focus comes near, before the first letter.
  const soon = () => document.dispatchEvent(new Event("search-soon"))
  for (const near of [box, ...document.querySelectorAll("label[for=__search]")])
    for (const type of ["pointerenter", "pointerdown", "focusin"]) near.addEventListener(type, soon, {once: true})

  // Material listens to keys only: text may also be pasted, dropped or spoken.
  input.addEventListener("input", () => input.dispatchEvent(new Event("keyup")))

  // The focus goes back to where it was, and does not leave an open search behind. Material opens the search a moment after the
  // focus came, and knows no Escape before that: a key that is faster closes the search, too.
  let opener
  box.addEventListener("focusin", ({relatedTarget}) => {
    if (!toggle.checked && !box.contains(relatedTarget)) opener = relatedTarget
  })
  box.addEventListener("focusout", ({relatedTarget}) => {
    if (!toggle.checked || !relatedTarget || box.contains(relatedTarget)) return
    opener = null
    toggle.click()
  })
  addEventListener("keydown", ({key, isComposing}) => {
    const focused = document.activeElement
    if (key !== "Escape" || isComposing || !toggle.checked && !box.contains(focused)) return
    focused.blur()
    if (toggle.checked) toggle.click()
    else opener?.focus()
  }, true)
  toggle.addEventListener("change", () => {
    if (!toggle.checked && document.activeElement === document.body) opener?.focus()
  })
}
