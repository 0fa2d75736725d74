/* The state of the button that opens the nav of a narrow window (plugins/theme/main.html), and Escape, which closes it. */

{
  const toggle = document.getElementById("__drawer"), button = document.querySelector(".drawer-button")
  toggle.addEventListener("change", () => { button.ariaExpanded = toggle.checked })
  addEventListener("keydown", ({key}) => {
    if (key !== "Escape" || !toggle.checked) return
    toggle.click()
    button.focus()
  })
}
