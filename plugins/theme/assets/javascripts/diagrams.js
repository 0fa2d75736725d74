/* Lets a reader enlarge a diagram: a button on it opens it in a dialog, as large as the window or larger. */

for (const figure of document.querySelectorAll(".diagram")) {
  const drawing = figure.querySelector("svg")
  const title = drawing.querySelector("title").textContent
  const button = document.createElement("button")
  button.className = "diagram__enlarge"
  button.textContent = "Enlarge"
  button.setAttribute("aria-label", `Enlarge: ${title}`)
  button.addEventListener("click", () => enlarge(drawing, title))
  figure.prepend(button)
}

function enlarge(drawing, title) {
  const dialog = document.createElement("dialog")
  dialog.className = "diagram-dialog"
  dialog.setAttribute("aria-label", title)
  dialog.innerHTML = '<form method="dialog"><button>Close</button></form><div class="diagram" tabindex="0"></div>'
  const copy = drawing.cloneNode(true)
  copy.removeAttribute("aria-labelledby")
  copy.removeAttribute("aria-describedby")
  copy.setAttribute("aria-label", title)
  copy.querySelectorAll(":scope > title, :scope > desc").forEach(element => element.remove()) // their ids are taken
  dialog.lastChild.append(copy)
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("a")) dialog.close()
  })
  dialog.addEventListener("close", () => dialog.remove())
  document.querySelector(".md-content").append(dialog)
  dialog.showModal()
}
