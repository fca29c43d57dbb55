// The preview's own script: it is served by 'candor serve' alone and never published. It waits to be told that the page has
// changed, loads it anew and puts the reader back where they were.
(() => {
  "use strict"
  const me = document.currentScript.dataset
  const key = "candor:place"
  const status = text => { document.querySelector(".candor-status").textContent = text }
  const frames = "a[href], button, summary, input, select, textarea, [tabindex]"

  // The place is that of the first element with an ID that can be seen, and how far from the top of the window it is. What was
  // added above it then moves nothing.
  const seen = () => {
    if (scrollY < 8) return null
    for (const e of document.querySelectorAll("main [id]")) {
      const box = e.getBoundingClientRect()
      if (box.bottom > 0 && box.height > 0 && !e.closest(".candor-note")) return {id: e.id, top: box.top}
    }
    return null
  }
  const focused = () => {
    const at = document.activeElement
    const near = at?.closest("[id]")
    return near ? {id: near.id, n: at === near ? -1 : [...near.querySelectorAll(frames)].indexOf(at)} : null
  }
  const keep = () => {
    const open = [...document.querySelectorAll("details")].map(d => d.open)
    sessionStorage.setItem(key, JSON.stringify({path: location.pathname, y: scrollY, seen: seen(), focus: focused(), open}))
    history.scrollRestoration = "manual"
  }
  const back = place => {
    const e = place.seen && document.getElementById(place.seen.id)
    if (e) scrollBy({top: e.getBoundingClientRect().top - place.seen.top, behavior: "instant"})
    else scrollTo({top: place.y, behavior: "instant"})
  }
  const restore = place => {
    document.querySelectorAll("details").forEach((d, i) => { if (i < place.open.length) d.open = place.open[i] })
    const near = place.focus && document.getElementById(place.focus.id)
    const at = near && (place.focus.n < 0 ? near : near.querySelectorAll(frames)[place.focus.n])
    at?.focus({preventScroll: true})
    back(place)
    // The browser may still go to the fragment of the address; when all is loaded it is the reader's place that counts.
    addEventListener("load", () => requestAnimationFrame(() => { back(place); history.scrollRestoration = "auto" }), {once: true})
    status(me.spoken)
  }
  const kept = JSON.parse(sessionStorage.getItem(key))
  sessionStorage.removeItem(key)
  if (kept?.path === location.pathname) restore(kept)

  // A browser keeps no more than six connections to a host: pages that nobody sees hang up, and ask when they are seen again.
  let line = null
  const listen = () => {
    if (line || document.hidden) return
    line = new EventSource("/.candor/events?" + new URLSearchParams({page: location.pathname, state: me.state}))
    line.addEventListener("changed", () => { hush(); keep(); location.reload() })
    line.addEventListener("error", () => status("The preview does not answer: run candor serve again."))
    line.addEventListener("open", () => { if (document.querySelector(".candor-status").textContent.startsWith("The preview does not")) status("") })
  }
  const hush = () => { line?.close(); line = null }
  document.addEventListener("visibilitychange", () => document.hidden ? hush() : listen())
  addEventListener("pagehide", hush)
  addEventListener("pageshow", listen)
  // A correction leads back to this page: keep the place as a reload does.
  document.addEventListener("submit", e => { if (e.target.closest(".candor-ways")) keep() })
  listen()
})()
