// Adds to the picture of a map: the links of the page that has focus or is pointed at, search, zoom and arrow keys.
for (const picture of document.querySelectorAll(".map-picture")) {
  const svg = picture.querySelector("svg"), tools = picture.previousElementSibling
  const [input, output] = [tools.querySelector("input"), tools.querySelector("output")]
  const marks = [...svg.querySelectorAll("a.mark")], own = marks.filter(mark => mark.dataset.to !== undefined)
  const byPage = new Map(own.map(mark => [mark.dataset.page, mark]))
  const to = new Map(own.map(mark => [mark, mark.dataset.to.split(" ").map(page => byPage.get(page)).filter(Boolean)]))
  const from = new Map(own.map(mark => [mark, []]))
  to.forEach((targets, mark) => targets.forEach(target => from.get(target).push(mark)))
  const lines = svg.appendChild(document.createElementNS(svg.namespaceURI, "g"))
  const box = mark => mark.querySelector("rect").getBBox()
  const many = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`
  let pinned = null, found = [], scale = 1

  const line = (start, end, name) => {
    const [a, b] = [box(start), box(end)], [x, y, u, v] = [a.x + 9, a.y + 9, b.x + 9, b.y + 9]
    const path = document.createElementNS(svg.namespaceURI, "path")
    path.setAttribute("class", `link ${name}`)
    path.setAttribute("d", `M${x} ${y}Q${(x + u) / 2 - (x === u ? 60 : 0)} ${(y + v) / 2 - (x === u ? 0 : 40)} ${u} ${v}`)
    lines.append(path)
  }
  const show = near => {
    svg.classList.toggle("chosen", near !== null)
    const pages = new Set((near ?? []).map(mark => mark.dataset.page))
    marks.forEach(mark => mark.classList.toggle("near", pages.has(mark.dataset.page)))
  }
  const choose = page => {
    lines.replaceChildren()
    const mark = byPage.get(page)
    marks.forEach(each => each.classList.toggle("here", each.dataset.page === page))
    if (!mark) return show(found.length ? found : null), output.textContent = found.length ? `${many(found.length, "page")} found` : ""
    to.get(mark).forEach(target => line(mark, target, "out"))
    from.get(mark).forEach(source => line(source, mark, "in"))
    show([mark, ...to.get(mark), ...from.get(mark)])
    output.textContent = `${mark.querySelector("title").textContent}. Links to ${many(to.get(mark).length, "page")}, linked from ${many(from.get(mark).length, "page")}.`
  }
  const zoom = factor => {
    const natural = svg.viewBox.baseVal.width
    scale = factor ? Math.min(4, Math.max(.2, scale * factor)) : Math.min(1, (picture.clientWidth - 24) / natural)
    svg.setAttribute("width", natural * scale)
    svg.setAttribute("height", svg.viewBox.baseVal.height * scale)
  }
  const focus = mark => {
    own.forEach(each => each.setAttribute("tabindex", each === mark ? 0 : -1))
    mark.focus()
    mark.scrollIntoView({block: "nearest", inline: "nearest"})
  }
  // The nearest mark in the direction of an arrow key; sideways distance counts three times.
  const next = (mark, right, down) => {
    const here = box(mark)
    const far = other => {
      const there = box(other), [x, y] = [there.x - here.x, there.y - here.y]
      const ahead = x * right + y * down
      return ahead > 0 ? ahead + 3 * Math.abs(right ? y : x) : Infinity
    }
    return own.reduce((best, other) => (far(other) < far(best) ? other : best), mark)
  }
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    const matches = text => words.every(word => text.toLowerCase().includes(word))
    found = words.length ? own.filter(mark => matches(mark.querySelector("title").textContent)) : []
    choose(null)
    if (!words.length) return
    show(found)
    output.textContent = `${many(found.length, "page")} found`
    found[0]?.scrollIntoView({block: "nearest", inline: "nearest"})
  }

  svg.addEventListener("pointerover", event => choose(event.target.closest("a.mark")?.dataset.page ?? pinned))
  svg.addEventListener("pointerleave", () => choose(pinned))
  svg.addEventListener("focusin", event => choose(pinned = event.target.closest("a.mark")?.dataset.page ?? null))
  svg.addEventListener("focusout", () => choose(pinned = null))
  svg.addEventListener("keydown", event => {
    const step = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]}[event.key]
    const mark = byPage.get(event.target.closest("a.mark")?.dataset.page)
    if (!step || !mark) return
    event.preventDefault()
    focus(next(mark, ...step))
  })
  document.addEventListener("keydown", event => {
    const typing = event.target.matches("input, textarea, select")
    if (event.key === "Escape") return input.value = "", document.activeElement.blur(), search()
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "/") return event.preventDefault(), input.focus()
    if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.25 : .8)
  })
  // A row of a folded table can be shown only after the table is opened.
  document.addEventListener("click", event => {
    const target = document.getElementById(event.target.closest("a[href^='#map-']")?.getAttribute("href").slice(1) ?? "")
    const details = target?.closest("details")
    if (details) details.open = true
  })
  input.addEventListener("input", search)
  input.addEventListener("keydown", event => { if (event.key === "Enter" && found[0]) focus(found[0]) })
  tools.addEventListener("click", event => event.target.dataset.zoom && zoom(Number(event.target.dataset.zoom)))
  own.forEach((mark, number) => mark.setAttribute("tabindex", number ? -1 : 0))
  tools.hidden = false
}
