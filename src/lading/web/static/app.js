// Enhancement only: every page can be read and every form sent without it.
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

  // Marked words and claims light each other up; a click leads from one to the other.
  for (const mark of all("mark[data-claims]")) {
    const claim = document.getElementById("claim-" + mark.dataset.claims.split(" ")[0]);
    mark.addEventListener("click", () => { if (claim) location.hash = claim.id; });
    mark.addEventListener("mouseenter", () => claim && claim.classList.add("on"));
    mark.addEventListener("mouseleave", () => claim && claim.classList.remove("on"));
  }
  for (const claim of all(".claim")) {
    const number = claim.id.slice("claim-".length);
    const marks = all("mark[data-claims]").filter((mark) => mark.dataset.claims.split(" ").includes(number));
    claim.addEventListener("mouseenter", () => marks.forEach((mark) => mark.classList.add("on")));
    claim.addEventListener("mouseleave", () => marks.forEach((mark) => mark.classList.remove("on")));
  }
  for (const list of all(".claims ol")) {
    const claims = [...list.children];
    if (claims.length < 8) continue;
    const box = document.createElement("input");
    Object.assign(box, { type: "search", className: "filter", placeholder: "Search " + claims.length + " claims" });
    box.setAttribute("aria-label", "Search the claims of this document");
    box.addEventListener("input", () => {
      const wanted = box.value.trim().toLowerCase();
      for (const claim of claims) claim.hidden = !claim.dataset.text.includes(wanted);
    });
    list.before(box);
  }

  // Still pictures: what a box touches stays, the rest fades.
  for (const svg of all("svg.network")) {
    const links = all(".link", svg), nodes = all(".node[data-node]", svg);
    const focus = (id) => {
      const near = new Set([id]);
      for (const link of links) {
        const touches = link.dataset.from === id || link.dataset.to === id;
        link.classList.toggle("dim", !touches);
        if (touches) near.add(link.dataset.from).add(link.dataset.to);
      }
      for (const node of nodes) node.classList.toggle("dim", !near.has(node.dataset.node));
      svg.classList.add("focused");
    };
    const clear = () => {
      svg.classList.remove("focused");
      for (const part of [...links, ...nodes]) part.classList.remove("dim");
    };
    for (const node of nodes) {
      const anchor = node.closest("a");
      for (const [event, act] of [["mouseenter", () => focus(node.dataset.node)], ["focus", () => focus(node.dataset.node)], ["mouseleave", clear], ["blur", clear]])
        anchor.addEventListener(event, act);
    }
  }

  // Tables sort by any column.
  for (const table of all("table.sortable")) {
    const heads = all("thead th", table), body = table.tBodies[0];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const text = (row) => row.cells[column].textContent.trim();
        const rows = [...body.rows].sort((a, b) => text(a).localeCompare(text(b), undefined, { numeric: true }));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
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
  addEventListener("beforeprint", () => all("details").forEach((part) => { part.open = true; }));
})();
