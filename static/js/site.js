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
  });

  // On the document: htmx puts a page's earlier body back, and with it buttons without listeners.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-theme-switch]")) {
      switchTheme();
    }
  });

  // Of many accounts to tick, a reader who wants two begins with none. Nothing is asked for yet:
  // a choice of none would mean the usual few.
  function showUnticks() {
    document.querySelectorAll("[data-untick]").forEach((button) => {
      button.hidden = false;
    });
  }
  showUnticks();
  document.addEventListener("htmx:afterSettle", showUnticks);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-untick]");
    if (button) {
      const boxes = button.closest("details").querySelectorAll("input[type=checkbox]");
      boxes.forEach((box) => {
        box.checked = false;
      });
      boxes[0].focus();
    }
  });

  // That more lies to the right is said only where it does; style sheets can but guess.
  function showMore() {
    document.querySelectorAll(".map-scroll, .speakers-scroll").forEach((wide) => {
      const hint = wide.parentElement.querySelector(".map-more, .more-columns");
      // A few pixels hide no column.
      hint?.classList.toggle("none", wide.scrollWidth <= wide.clientWidth + 8);
    });
  }
  showMore();
  addEventListener("resize", showMore);
  document.addEventListener("htmx:afterSettle", showMore);

  // Where one thing is shown after the other, the arrow keys follow the links, Escape the way back;
  // down unfolds what waits.
  document.addEventListener("keydown", (event) => {
    const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    const rel = { ArrowLeft: "prev", ArrowRight: "next", Escape: "up" }[event.key];
    const typing = event.target.closest("input, select, textarea");
    const link = !held && rel && !typing && document.querySelector(`[data-arrows] a[rel="${rel}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
    const waits = event.key === "ArrowDown" && !held && !typing;
    const fold = waits && document.querySelector("[data-arrows] details[data-down]:not([open])");
    if (fold) {
      event.preventDefault();
      fold.open = true;
    }
  });

  // Names are shown or hidden beside what the class has seen already.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-keeps-open]");
    const fold = link && document.querySelector("[data-arrows] details[data-down]");
    if (fold) {
      const address = new URL(link.href);
      address.searchParams.delete("open");
      if (fold.open) {
        address.searchParams.set("open", "1");
      }
      link.href = address.href;
    }
  });

  // Who goes on by the link itself finds the focus there on the next page, to go on again.
  const GONE_BY = "gone-by";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-arrows] :is(a[rel=prev], a[rel=next])");
    const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (link && !held && event.detail === 0 && link === document.activeElement) {
      try {
        sessionStorage.setItem(GONE_BY, link.rel);
      } catch {
        // Storage is switched off: the focus begins at the top.
      }
    }
  });
  try {
    const rel = sessionStorage.getItem(GONE_BY);
    sessionStorage.removeItem(GONE_BY);
    // At either end only the other way is left.
    const ways = rel ? [rel, rel === "next" ? "prev" : "next"] : [];
    const found = ways.map((way) => document.querySelector(`[data-arrows] a[rel="${way}"]`));
    found.find(Boolean)?.focus({ preventScroll: true });
  } catch {
    // As above.
  }

  // In the map the arrow keys go from field to field, Home and End to the ends of a line. So it is
  // one stop of the Tab key, at the field where one was last, and not a hundred.
  const inMap = (target) => target.closest?.(".map a");
  document.querySelectorAll(".map").forEach((map) => {
    map.querySelectorAll("a").forEach((link) => {
      link.tabIndex = -1;
    });
    const first = map.querySelector("tbody a:not(.none)") || map.querySelector("a");
    if (first) {
      first.tabIndex = 0;
    }
  });
  document.querySelectorAll("[data-map-keys]").forEach((hint) => {
    hint.hidden = false;
  });
  document.addEventListener("focusin", (event) => {
    const link = inMap(event.target);
    if (link) {
      link.closest(".map").querySelectorAll('a[tabindex="0"]').forEach((other) => {
        other.tabIndex = -1;
      });
      link.tabIndex = 0;
    }
  });
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  document.addEventListener("keydown", (event) => {
    const cell = inMap(event.target)?.parentElement;
    const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!cell || held) {
      return;
    }
    const line = cell.parentElement;
    const lines = Array.from(line.closest("table").rows);
    const [down, right] = STEPS[event.key] || [0, 0];
    const ends = { Home: line.querySelector("a"), End: Array.from(line.querySelectorAll("a")).pop() };
    const beside = lines[lines.indexOf(line) + down]?.cells[cell.cellIndex + right];
    const goal = ends[event.key] || ((down || right) && beside?.querySelector("a"));
    if (goal) {
      event.preventDefault();
      goal.focus();
    }
  });

  // A swap can take away the part that had the focus. Then the focus goes to the new part's head;
  // where the part is still there (htmx finds it by its id, but not while it is folded), it stays.
  let focused = "";
  document.addEventListener("htmx:beforeSwap", () => {
    focused = document.activeElement ? document.activeElement.id : "";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const lost = !document.activeElement || document.activeElement === document.body;
    const part = lost && document.getElementById(event.detail.target?.id);
    // A column that has become the first has no arrow: its name takes the focus.
    const names = [focused, focused.replace(/^leftward-/, "head-")];
    const same = part && names.map((id) => id && document.getElementById(id)).find(Boolean);
    const goal = same || (part && part.querySelector("[data-focus]"));
    if (goal) {
      goal.focus({ preventScroll: true });
    }
  });

  // Who presses "show" wants to see what there is: on a phone it begins below all the filters.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.requestConfig?.triggeringEvent?.type === "submit") {
      const rows = document.getElementById("rows");
      rows?.focus({ preventScroll: true });
      rows?.scrollIntoView({ block: "start" });
    }
  });

  // What the reader has unfolded stays unfolded when the part around it is renewed.
  let unfolded = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    const open = event.detail.target.querySelectorAll("details[open][id]");
    unfolded = Array.from(open, (details) => details.id);
  });
  document.addEventListener("htmx:afterSwap", () => {
    unfolded.map((id) => document.getElementById(id)).forEach((details) => {
      if (details) {
        details.open = true;
      }
    });
  });

  // On a phone one part of several is open at a time; without a script all stand open.
  const parts = document.querySelectorAll("details[data-one-of]");
  function unfold(target) {
    const part = target && target.closest("details[data-one-of]");
    if (part) {
      part.open = true;
    }
  }
  function named() {
    return location.hash && document.getElementById(location.hash.slice(1));
  }
  if (parts.length > 1 && matchMedia("(max-width: 48rem)").matches) {
    parts.forEach((part, place) => {
      part.open = place === 0;
      part.name = part.dataset.oneOf;
    });
    unfold(named());
    addEventListener("hashchange", () => unfold(named()));
    // Paper shows all of them.
    addEventListener("beforeprint", () => parts.forEach((part) => {
      part.removeAttribute("name");
      part.open = true;
    }));
  }

  // Paper is one click away where the browser can print.
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });

  // An address says only what was chosen: empty fields stay out of it.
  document.addEventListener("htmx:configRequest", (event) => {
    const given = event.detail.formData;
    for (const name of new Set(given.keys())) {
      if (given.getAll(name).every((value) => value === "")) {
        given.delete(name);
      }
    }
  });

  // What the address bar holds goes to the class by one press, where the browser allows it.
  function showCopies() {
    document.querySelectorAll("[data-copy-link]").forEach((part) => {
      part.hidden = !navigator.clipboard;
    });
  }
  showCopies();
  document.addEventListener("htmx:afterSettle", showCopies);
  document.addEventListener("click", (event) => {
    const part = event.target.closest("[data-copy-link] button")?.parentElement;
    if (part) {
      const told = part.querySelector("[role=status]");
      navigator.clipboard.writeText(new URL(part.dataset.link || "", location.href).href).then(
        () => { told.textContent = part.dataset.copied; },
        () => { told.textContent = part.dataset.refused; },
      );
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

  // Many boxes at once: all or none of those beside the buttons.
  document.querySelectorAll("[data-tick-all]").forEach((line) => {
    line.hidden = false;
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tick-all] button");
    button?.closest("fieldset").querySelectorAll("[type=checkbox]").forEach((box) => {
      box.checked = button.value === "on";
    });
  });
})();
