/* The nav of a narrow window by keyboard: Material opens it with a label, which no key reaches. Here it is a button. */

{
  const toggle = document.getElementById("__drawer"), button = document.querySelector("label.md-header__button[for=__drawer]")
  button.role = "button"
  button.tabIndex = 0
  button.ariaLabel = "Menu"
  button.ariaExpanded = false
  button.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    toggle.click()
  })
  toggle.addEventListener("change", () => { button.ariaExpanded = toggle.checked })
  addEventListener("keydown", ({key}) => {
    if (key !== "Escape" || !toggle.checked) return
    toggle.click()
    button.focus()
  })
}
