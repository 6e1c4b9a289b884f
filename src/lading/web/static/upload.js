// Sending with progress, and a page that follows the reading. Without it the form is sent as any form.
(() => {
  "use strict";
  const form = document.getElementById("upload");
  if (form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const request = new XMLHttpRequest(), bar = document.getElementById("sending"), say = document.getElementById("say");
      request.open("POST", form.action);
      request.setRequestHeader("X-Requested-With", "lading");
      request.upload.addEventListener("progress", (step) => { if (step.lengthComputable) bar.value = (100 * step.loaded) / step.total; });
      request.addEventListener("load", () => {
        if (request.status === 200) { location.href = JSON.parse(request.responseText).url; return; }
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        say.textContent = page.querySelector("h1")?.textContent || "It could not be sent.";
        bar.hidden = true;
        button.disabled = false;
      });
      request.addEventListener("error", () => { say.textContent = "The server does not answer."; bar.hidden = true; button.disabled = false; });
      const button = form.querySelector("button");
      button.disabled = true;
      bar.hidden = false;
      say.textContent = "Sending…";
      request.send(new FormData(form));
    });
  }
  const place = document.querySelector("[data-progress]");
  if (place) {
    const look = async () => {
      const answer = await fetch(place.dataset.progress, { headers: { "X-Requested-With": "lading" } });
      const now = answer.ok ? await answer.json() : null;
      if (now && (now.finished || String(now.done) !== place.dataset.done)) { location.reload(); return; }
      setTimeout(look, 700);
    };
    setTimeout(look, 500);
  }
})();
