// Enhancement only: every page can be read and every form sent without it.
// What pages have in common with the dossier (networks, marked words, claims, tables, paper) is in dossier.js.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const OURS = { "X-Requested-With": "lading" };

  // Ask as you type: the answer is a part of the page that the server makes.
  for (const box of all("input[data-live]")) {
    const target = document.getElementById(box.dataset.into);
    let timer = 0, asked = box.value.trim(), running = null;
    const ask = async () => {
      const words = box.value.trim();
      if (words === asked) return;
      asked = words;
      if (running) running.abort();
      if (words.length < 2) { target.replaceChildren(); return; }
      running = new AbortController();
      const address = new URL(box.dataset.live, location.href);
      address.searchParams.set("q", words);
      try {
        const answer = await fetch(address, { headers: OURS, signal: running.signal });
        if (!answer.ok) return;
        target.innerHTML = await answer.text();  // our own server's page, every value escaped there
        if (location.pathname.endsWith("/search")) history.replaceState(null, "", address);
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    };
    box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 250); });
  }

  // The day as a slider over the days on which the answer changes.
  for (const place of all("[data-slider]")) {
    const days = place.dataset.days.split(" ").filter(Boolean);
    const number = (day) => Math.round(Date.parse(day) / 86400000);
    const word = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
    const now = number(place.dataset.now), today = number(place.dataset.today);
    const least = Math.min(now, ...days.map(number)) - 60, most = Math.max(now, today, ...days.map(number)) + 30;
    const range = document.createElement("input"), told = document.createElement("output"), label = document.createElement("label");
    Object.assign(range, { type: "range", min: least, max: most, value: now, id: "slider" });
    label.htmlFor = "slider";
    label.append("As of ", told);
    told.value = word(now);
    range.setAttribute("aria-valuetext", word(now));
    range.addEventListener("input", () => { told.value = word(+range.value); range.setAttribute("aria-valuetext", told.value); });
    range.addEventListener("change", () => { location.href = place.dataset.url.replace("DAY", word(+range.value)) + "#asof"; });
    place.append(label, range);
  }

  // Facets narrow down at once.
  for (const form of all(".facets")) form.addEventListener("change", () => form.requestSubmit());

  // A slash goes to the question box.
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    (document.getElementById("ask") || document.getElementById("find")).focus();
  });
})();
