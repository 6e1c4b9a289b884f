// Keys of the queue: y yes, n no, u unsure, s skip, z undo. The buttons do the same.
(() => {
  "use strict";
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!act) return;
    event.preventDefault();
    act.click();
  });
})();
