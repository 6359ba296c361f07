// Two texts side by side: step from difference to difference, and let one text follow the other.
// Without it the same links load the page anew, with the difference in the address.
(function () {
  "use strict";
  const synopsis = document.querySelector("[data-synopsis]");
  if (!synopsis) {
    return;
  }
  const steps = Array.from(synopsis.querySelectorAll("[data-step]"));
  const scrollers = Array.from(synopsis.querySelectorAll(".column-scroll"));
  const keys = document.getElementById("keys");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(width >= 48rem)"); // where the difference does not quote both itself
  synopsis.dataset.live = "";

  function top(element, scroller) {
    return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  }

  // What this script scrolls must not start the other side again.
  let leader = null;
  let release = 0;
  function lead(scroller, milliseconds) {
    leader = scroller;
    clearTimeout(release);
    release = setTimeout(() => {
      leader = null;
    }, milliseconds);
  }

  function pace(smooth) {
    return smooth && !calm.matches ? "smooth" : "auto";
  }

  // Scrolls the column; gives where on the screen the claim comes to stand by that.
  function bring(element, smooth) {
    const scroller = element && element.closest(".column-scroll");
    if (!scroller) {
      return null;
    }
    const wanted = scroller.scrollTop + top(element, scroller) - scroller.clientHeight / 4;
    const to = Math.min(Math.max(wanted, 0), scroller.scrollHeight - scroller.clientHeight);
    const box = element.getBoundingClientRect();
    const by = to - scroller.scrollTop;
    scroller.scrollTo({ top: to, behavior: pace(smooth) });
    return { top: box.top - by, bottom: box.bottom - by };
  }

  function bringBoth(ids, smooth) {
    lead(synopsis, 900);
    return ids.map((id) => bring(document.getElementById(id), smooth)).filter(Boolean);
  }

  // The columns may be off the screen: the page goes no further than to the claims.
  function bringPage(places, smooth) {
    if (!wide.matches || !places.length) {
      return;
    }
    const room = 16;
    const above = Math.min(...places.map((place) => place.top)) - room;
    const below = Math.max(...places.map((place) => place.bottom)) + room - innerHeight;
    const by = below > 0 ? Math.min(below, above) : Math.min(above, 0);
    if (by) {
      scrollBy({ top: by, behavior: pace(smooth) });
    }
  }

  function highlight(ids) {
    synopsis.querySelectorAll(".claim.current").forEach((claim) => claim.classList.remove("current"));
    ids.forEach((id) => {
      const claim = document.getElementById(id);
      if (claim) {
        claim.classList.add("current");
      }
    });
  }

  function current() {
    return steps.findIndex((step) => !step.hidden);
  }

  function show(place, { smooth = true, write = true } = {}) {
    const step = steps[(place + steps.length) % steps.length];
    steps.forEach((other) => {
      other.hidden = other !== step;
    });
    const ids = [step.dataset.left, step.dataset.right];
    highlight(ids);
    const places = bringBoth(ids, smooth);
    if (write) {
      bringPage(places, smooth);
      const address = new URL(location.href);
      address.searchParams.set("at", step.dataset.step);
      address.hash = "";
      history.replaceState(history.state, "", address);
    }
  }

  synopsis.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const link = event.target.closest("a");
    if (!link) {
      return;
    }
    if (link.dataset.way) {
      event.preventDefault();
      show(current() + (link.dataset.way === "next" ? 1 : -1));
    } else if (link.dataset.to) {
      event.preventDefault();
      show(steps.findIndex((step) => step.dataset.step === link.dataset.to));
    } else if (link.dataset.claim) {
      event.preventDefault();
      const own = link.closest(".claim-findings").previousElementSibling;
      const ids = [link.dataset.claim, own && own.id].filter(Boolean);
      highlight(ids);
      bringBoth([link.dataset.claim], true);
    }
  });

  // Single keys can be switched off (WCAG 2.1.4); the choice is kept.
  if (keys) {
    keys.parentElement.hidden = false;
    const marks = synopsis.querySelectorAll("kbd");
    const tell = () => marks.forEach((mark) => {
      mark.hidden = !keys.checked;
    });
    try {
      keys.checked = localStorage.getItem("read-keys") !== "off";
    } catch {
      // Storage is switched off: the choice lasts for this page.
    }
    tell();
    keys.addEventListener("change", () => {
      tell();
      try {
        localStorage.setItem("read-keys", keys.checked ? "on" : "off");
      } catch {
        // See above.
      }
    });
    document.addEventListener("keydown", (event) => {
      const typed = event.target.closest("input:not([type=checkbox]), select, textarea");
      if (!keys.checked || typed || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (event.key === "n" || event.key === "p") {
        event.preventDefault();
        show(current() + (event.key === "n" ? 1 : -1));
      }
    });
  }

  // The linked claim nearest to the upper third pulls its counterpart to the same height.
  function follow(scroller) {
    const goal = scroller.clientHeight / 3;
    let nearest = null;
    let distance = scroller.clientHeight;
    scroller.querySelectorAll("[data-partner][id]").forEach((claim) => {
      const away = Math.abs(top(claim, scroller) - goal);
      if (away < distance) {
        nearest = claim;
        distance = away;
      }
    });
    const partner = nearest && document.getElementById(nearest.dataset.partner);
    const other = partner && partner.closest(".column-scroll");
    if (other && other !== scroller) {
      other.scrollTop += top(partner, other) - top(nearest, scroller);
    }
  }

  scrollers.forEach((scroller) => {
    let waiting = false;
    scroller.addEventListener("scroll", () => {
      if (waiting || (leader && leader !== scroller)) {
        return;
      }
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        lead(scroller, 150);
        follow(scroller);
      });
    });
  });

  if (steps.length) {
    show(current(), { smooth: false, write: false });
  }
})();
