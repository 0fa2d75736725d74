/* The nav of a narrow window by keyboard: Material opens it with a label, which no key reaches. A button takes its place. */

{
  const toggle = document.getElementById("__drawer"), label = document.querySelector("label.md-header__button[for=__drawer]")
  const button = document.createElement("button")
  button.className = `${label.className} menu-button`
  button.ariaLabel = "Menu"
  button.ariaExpanded = false
  button.append(...label.childNodes)
  label.replaceWith(button)
  button.addEventListener("click", () => toggle.click())
  toggle.addEventListener("change", () => { button.ariaExpanded = toggle.checked })
  addEventListener("keydown", ({key}) => {
    if (key !== "Escape" || !toggle.checked) return
    toggle.click()
    button.focus()
  })
}
