// What makes the pages smooth. Everything works without it: links are links, forms are forms.
(function () {
  "use strict";
  const root = document.documentElement;

  function isDark() {
    const chosen = root.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function switchTheme() {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Storage is switched off: the choice lasts for this page.
    }
  }

  document.querySelectorAll("[data-theme-switch]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", switchTheme);
  });

  // After a swap the focus goes to the new part, where that part asks for it.
  document.addEventListener("htmx:afterSwap", (event) => {
    const part = document.getElementById(event.detail.target.id);
    const goal = part && (part.matches("[data-focus]") ? part : part.querySelector("[data-focus]"));
    if (goal) {
      goal.focus({ preventScroll: goal.dataset.focus === "stay" });
    }
  });

  // A request that failed says so in place, and the page stays usable.
  function tellFailure(event) {
    const target = event.detail.target;
    const words = document.getElementById("request-failed");
    if (target && words) {
      const note = words.content.cloneNode(true);
      target.prepend(note);
    }
  }
  document.addEventListener("htmx:responseError", tellFailure);
  document.addEventListener("htmx:sendError", tellFailure);
})();
