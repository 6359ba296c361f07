// The keys of the desk: each does what a visible button does. They can be switched off for good.
(function () {
  "use strict";
  const queue = document.querySelector("[data-queue]");
  const keys = document.getElementById("keys");
  if (!queue || !keys) {
    return;
  }
  const STORED = "keys-at-the-desk";

  function remembered() {
    try {
      return localStorage.getItem(STORED) !== "off";
    } catch {
      return true; // Storage is switched off: the keys are on.
    }
  }

  function showKeys() {
    queue.querySelectorAll("kbd").forEach((key) => {
      key.hidden = !keys.checked;
    });
  }

  keys.closest("label").hidden = false;
  keys.checked = remembered();
  showKeys();
  keys.addEventListener("change", () => {
    showKeys();
    try {
      localStorage.setItem(STORED, keys.checked ? "on" : "off");
    } catch {
      // The choice lasts for this page.
    }
  });

  document.addEventListener("keydown", (event) => {
    const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (held || typing || !keys.checked || event.repeat) {
      if (typing && event.key === "Escape") {
        event.target.blur();
      }
      return;
    }
    const goal = queue.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (goal) {
      event.preventDefault();
      if (goal.tagName === "TEXTAREA") {
        goal.focus();
      } else if (goal.tagName === "SUMMARY") {
        const fold = goal.parentElement;
        fold.open = !fold.open;
        if (fold.open) {
          fold.querySelector("select, a").focus();
        }
      } else {
        goal.click();
      }
    }
  });
})();
