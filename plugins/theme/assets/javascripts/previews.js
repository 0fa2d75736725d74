/* Lets Escape close the preview of a link, with the pointer or the focus still on the link (WCAG 2.2, 1.4.13). */

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  document.querySelectorAll(".md-tooltip2--active").forEach(preview => preview.classList.remove("md-tooltip2--active"))
})
