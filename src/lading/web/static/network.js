// The moving picture, an enhancement of the still one: expand, collapse, pin, more, export. The table says the same in words.
(() => {
  "use strict";
  const moving = document.getElementById("moving"), canvas = document.getElementById("canvas"), card = document.getElementById("card");
  const button = document.getElementById("switch"), png = document.getElementById("png"), count = document.getElementById("count");
  const form = document.getElementById("way");
  if (form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const address = new URL(form.querySelector("[data-way=from]").value, location.href);
      address.searchParams.set("to", form.querySelector("[data-way=to]").value);
      location.href = address;
    });
  }
  if (!moving || typeof cytoscape === "undefined") return;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  let cy = null, most = +moving.dataset.shown;

  const looks = [
    { selector: "node", style: { label: "data(name)", "font-size": 12, "text-wrap": "wrap", "text-max-width": 120, "text-valign": "bottom", "text-margin-y": 4, color: colour("ink"), "text-outline-color": colour("card"), "text-outline-width": 2, "background-color": colour("plain-fill"), "border-color": colour("plain"), "border-width": 1.5, width: 22, height: 22, "min-zoomed-font-size": 8 } },
    { selector: "node[status = 'listed']", style: { "z-index": 3, shape: "octagon", "background-color": colour("listed"), "border-color": colour("listed"), width: 30, height: 30 } },
    { selector: "node[status = 'exposed']", style: { "z-index": 2, shape: "hexagon", "background-color": colour("exposed-fill"), "border-color": colour("exposed"), "border-width": 3, width: 30, height: 30 } },
    { selector: "node[status = 'owned']", style: { "z-index": 2, shape: "hexagon", "background-color": colour("owned-fill"), "border-color": colour("owned"), "border-width": 3, width: 28, height: 28 } },
    { selector: "node[kind = 'item']", style: { shape: "tag", "background-color": colour("goods-fill"), "border-color": colour("goods") } },
    { selector: "node[kind = 'person'], node[kind = 'group']", style: { shape: "ellipse", "background-color": colour("people-fill"), "border-color": colour("people") } },
    { selector: "node.pinned", style: { "border-style": "double", "border-width": 5 } },
    { selector: "node:selected", style: { "overlay-color": colour("focus"), "overlay-opacity": 0.25, "overlay-padding": 6 } },
    { selector: "edge", style: { width: 1.3, "line-color": colour("line"), "target-arrow-color": colour("line"), "target-arrow-shape": "triangle", "curve-style": "bezier", "arrow-scale": 0.9 } },
    { selector: "edge[?weak]", style: { "line-style": "dashed" } },
    { selector: "edge[?contested]", style: { "line-color": colour("people"), "target-arrow-color": colour("people") } },
    { selector: "edge:selected, edge.near", style: { label: "data(kind)", "font-size": 10, color: colour("ink"), "text-background-color": colour("card"), "text-background-opacity": 0.9, "text-background-padding": 2, width: 2.4 } },
  ];

  const elements = (data) => [
    ...data.nodes.map((one) => ({ group: "nodes", data: one, position: { x: one.x, y: one.y } })),
    ...data.edges.map((one) => ({ group: "edges", data: one })),
  ];
  const tell = (total) => {
    count.textContent = cy.nodes().length + (total && total > cy.nodes().length ? " of " + total : "") + " parties, " + cy.edges().length + " relations";
    const more = moving.querySelector("[data-do=more]");
    if (total) more.hidden = cy.nodes().length >= total;
  };
  const load = async (address) => {
    const answer = await fetch(address, { headers: { "X-Requested-With": "lading" } });
    if (!answer.ok) throw new Error("the server answered " + answer.status);
    return answer.json();
  };

  const part = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);
  const show = (one) => {
    const data = one.data();
    if (one.isNode()) {
      const lines = one.connectedEdges().slice(0, 12).map((edge) => part("li", edge.data("words")));
      const list = document.createElement("ul");
      list.append(...lines);
      card.replaceChildren(part("h2", data.name), part("p", [data.kind, data.status].filter(Boolean).join(" · "), { className: "kind" }), part("a", "Open", { href: data.url, className: "go" }), list);
    } else {
      card.replaceChildren(part("h2", data.words), part("blockquote", data.quote), part("p", [data.weak && "hedged or alleged only", data.contested && "contradicted"].filter(Boolean).join(" · "), { className: "kind" }), part("a", "Open", { href: data.url, className: "go" }));
    }
    for (const name of ["expand", "collapse", "pin"]) moving.querySelector(`[data-do=${name}]`).disabled = !one.isNode();
    cy.edges().removeClass("near");
    if (one.isNode()) one.connectedEdges().addClass("near");
  };
  const chosen = () => cy.$("node:selected").first();
  const choose = (node) => { cy.$(":selected").unselect(); node.select(); };

  const acts = {
    fit: () => {
      cy.fit(undefined, 30);
      // In a large network a party stays large enough to be seen and clicked.
      const large = Math.max(1, 0.3 / cy.zoom());
      cy.style().selector("node").style({ width: 22 * large, height: 22 * large }).selector("node[status = 'listed'], node[status = 'exposed'], node[status = 'owned']").style({ width: 30 * large, height: 30 * large }).update();
    },
    in: () => cy.zoom({ level: cy.zoom() * 1.3, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    out: () => cy.zoom({ level: cy.zoom() / 1.3, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    expand: async () => {
      const node = chosen();
      if (node.empty()) return;
      const address = new URL(moving.dataset.expand, location.href);
      address.searchParams.set("around", node.id());
      address.searchParams.set("most", 100);
      const data = await load(address), place = node.position();
      const fresh = data.nodes.filter((one) => cy.getElementById(one.id).empty());
      fresh.forEach((one, i) => cy.add({ group: "nodes", data: one, position: { x: place.x + 90 * Math.cos((2 * Math.PI * i) / fresh.length), y: place.y + 90 * Math.sin((2 * Math.PI * i) / fresh.length) } }));
      for (const one of data.edges) if (cy.getElementById(one.id).empty()) cy.add({ group: "edges", data: one });
      tell();
      show(node);
    },
    collapse: () => {
      const node = chosen();
      if (node.empty()) return;
      node.neighborhood("node").filter((other) => other.neighborhood("node").length === 1 && !other.locked()).remove();
      tell();
    },
    pin: () => {
      const node = chosen();
      if (node.empty()) return;
      if (node.locked()) node.unlock().removeClass("pinned"); else node.lock().addClass("pinned");
    },
    more: async () => {
      most += +moving.dataset.more;
      const address = new URL(moving.dataset.url, location.href);
      address.searchParams.set("most", most);
      const data = await load(address);
      for (const one of elements(data)) {
        const held = cy.getElementById(one.data.id);
        if (held.empty()) cy.add(one);
        else if (one.position && !held.locked()) held.position(one.position);
      }
      acts.fit();
      tell(data.total);
    },
  };
  const step = (dx, dy) => {
    const from = chosen().empty() ? cy.nodes().first() : chosen();
    if (chosen().empty()) { choose(from); return; }
    const here = from.position();
    let best = null, least = Infinity;
    cy.nodes().forEach((node) => {
      const along = (node.position("x") - here.x) * dx + (node.position("y") - here.y) * dy;
      const aside = Math.abs((node.position("x") - here.x) * dy) + Math.abs((node.position("y") - here.y) * dx);
      if (node.same(from) || along <= 0) return;
      if (along + 2 * aside < least) { least = along + 2 * aside; best = node; }
    });
    if (best) { choose(best); cy.center(best); }
  };
  const keys = { ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1), e: acts.expand, c: acts.collapse, p: acts.pin, Enter: () => { if (!chosen().empty()) location.href = chosen().data("url"); } };

  const begin = async () => {
    const data = await load(new URL(moving.dataset.url, location.href));
    moving.hidden = false;
    // Its own style element would be against the page's policy: an element of its name tells it that there is one.
    document.head.append(Object.assign(document.createElement("meta"), { id: "__________cytoscape_stylesheet" }));
    cy = cytoscape({ container: canvas, elements: elements(data), style: looks, layout: { name: "preset" }, hideEdgesOnViewport: data.nodes.length > 600, textureOnViewport: data.nodes.length > 600, pixelRatio: 1 });
    acts.fit();
    tell(data.total);
    cy.on("select", (event) => show(event.target));
    cy.on("dbltap", "node", (event) => { choose(event.target); acts.expand(); });
    canvas.dataset.ready = "yes";
    png.hidden = false;
    canvas.addEventListener("keydown", (event) => {
      const act = keys[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    });
    for (const one of moving.querySelectorAll("[data-do]")) one.addEventListener("click", () => acts[one.dataset.do]());
    png.addEventListener("click", () => {
      const link = part("a", "", { download: "network.png", href: cy.png({ full: true, scale: 2, bg: colour("card"), maxWidth: 6000, maxHeight: 6000 }) });
      link.click();
    });
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    const still = document.getElementById("still");
    if (!cy) await begin(); else moving.hidden = !moving.hidden;
    still.hidden = !moving.hidden;
    button.textContent = moving.hidden ? "Moving picture" : "Still picture";
    if (!moving.hidden) { cy.resize(); acts.fit(); canvas.focus({ preventScroll: true }); moving.scrollIntoView({ block: "nearest" }); }
  });

  // The day on which relations held, as a slider.
  const held = document.getElementById("held");
  if (held && held.dataset.first) {
    const number = (day) => Math.round(Date.parse(day.padEnd(10, "-01").slice(0, 10)) / 86400000), word = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
    const range = Object.assign(document.createElement("input"), { type: "range", min: number(held.dataset.first), max: number(held.dataset.last), value: number(held.value || held.dataset.last) });
    range.setAttribute("aria-label", "Held on");
    range.addEventListener("input", () => { held.value = word(+range.value); });
    range.addEventListener("change", () => held.form.requestSubmit());
    held.after(range);
  }
})();
