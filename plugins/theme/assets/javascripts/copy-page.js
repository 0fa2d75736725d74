/* Lets the link to the Markdown of a page copy it. Without a clipboard, and without this script, it opens the Markdown. */

document.addEventListener("click", async event => {
  const link = event.target.closest("[data-copy-page]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const status = link.querySelector("[role=status]")
  try {
    const answer = await fetch(link.href)
    if (!answer.ok) throw new Error(answer.statusText)
    await navigator.clipboard.writeText(await answer.text())
    status.textContent = "Copied"
    setTimeout(() => status.textContent = "Copy page", 2000)
  } catch {
    location.assign(link.href)
  }
})
