// Enhancement only: everything can be read without it. The workbench uses it too.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The network: what a box touches stays, the rest fades.
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
      anchor.addEventListener("mouseenter", () => focus(node.dataset.node));
      anchor.addEventListener("focus", () => focus(node.dataset.node));
      anchor.addEventListener("mouseleave", clear);
      anchor.addEventListener("blur", clear);
    }
  }

  // Marked words lead to their claim and a claim lights up its words.
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

  // A link into something folded opens it, in every browser.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let folded = false;
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) {
      folded = folded || !part.open;
      part.open = true;
    }
    if (folded) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Long lists of claims can be searched.
  for (const list of all(".claims ol")) {
    const claims = [...list.children];
    if (claims.length < 8) continue;
    const box = document.createElement("input");
    box.type = "search";
    box.className = "filter";
    box.placeholder = "Search " + claims.length + " claims";
    box.setAttribute("aria-label", "Search the claims of this document");
    box.addEventListener("input", () => {
      const wanted = box.value.trim().toLowerCase();
      for (const claim of claims) claim.hidden = !claim.dataset.text.includes(wanted);
    });
    list.before(box);
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

  // On paper nothing is folded away.
  addEventListener("beforeprint", () => all("details").forEach((part) => { part.open = true; }));
})();
