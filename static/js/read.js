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
  const STAYS = 24; // pixels that another claim has to be nearer
  synopsis.dataset.live = "";

  function top(element, scroller) {
    return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  }

  // Columns glide: each is held where its goal says, less a rest that melts away. A goal is asked
  // anew for each frame, so that a column can glide while the one it follows is being scrolled.
  const moving = new Map(); // column -> { goal, rest }
  const placed = new WeakMap(); // column -> where this script put it: all else the reader did
  const MELTS = 90; // milliseconds in which the rest becomes a third
  let before = 0;

  function clamped(scroller, place) {
    return Math.min(Math.max(place, 0), scroller.scrollHeight - scroller.clientHeight);
  }

  function put(scroller, place) {
    scroller.scrollTop = clamped(scroller, place);
    placed.set(scroller, scroller.scrollTop);
  }

  function frame(now) {
    const passed = Math.min(now - before, 50);
    before = now;
    moving.forEach((motion, scroller) => {
      motion.rest *= Math.exp(-passed / MELTS);
      if (Math.abs(motion.rest) < 1) {
        moving.delete(scroller);
        put(scroller, motion.goal());
      } else {
        put(scroller, motion.goal() + motion.rest);
      }
    });
    if (moving.size) {
      requestAnimationFrame(frame);
    }
  }

  function send(scroller, goal, smooth) {
    const rest = scroller.scrollTop - goal();
    if (!smooth || calm.matches || Math.abs(rest) < 1) {
      moving.delete(scroller);
      put(scroller, goal());
      return;
    }
    if (!moving.size) {
      before = performance.now();
      requestAnimationFrame(frame);
    }
    moving.set(scroller, { goal, rest });
  }

  // Scrolls the column; gives where on the screen the claim comes to stand by that.
  function bring(element, smooth) {
    const scroller = element && element.closest(".column-scroll");
    if (!scroller) {
      return null;
    }
    const wanted = scroller.scrollTop + top(element, scroller) - scroller.clientHeight / 4;
    const to = clamped(scroller, wanted);
    const box = element.getBoundingClientRect();
    const by = to - scroller.scrollTop;
    send(scroller, () => to, smooth);
    return { top: box.top - by, bottom: box.bottom - by };
  }

  // The claims at the reader's line, side by side; the class shows which they are.
  let met = [];
  function meet(claims) {
    met.forEach((claim) => claim.classList.remove("met"));
    met = claims;
    met.forEach((claim) => claim.classList.add("met"));
  }

  function bringBoth(ids, smooth) {
    const claims = ids.map((id) => document.getElementById(id)).filter(Boolean);
    const places = claims.map((claim) => bring(claim, smooth)).filter(Boolean);
    meet(claims.length === 2 ? claims : []);
    return places;
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
      scrollBy({ top: by, behavior: smooth && !calm.matches ? "smooth" : "auto" });
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
      // With names or without them, the reader stays at this difference.
      document.querySelectorAll(".blind-switch a, .blind-note a").forEach((link) => {
        const other = new URL(link.href);
        other.searchParams.set("at", step.dataset.step);
        link.href = other;
      });
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
      const step = steps.find((one) => one.dataset.step === link.dataset.to);
      const claims = [step.dataset.left, step.dataset.right].map((id) => document.getElementById(id));
      show(steps.indexOf(step));
      turnTo(claims.find((claim) => claim && !link.closest(".column").contains(claim)));
    } else if (link.dataset.claim) {
      event.preventDefault();
      const own = link.closest(".claim-findings").previousElementSibling;
      const partner = document.getElementById(link.dataset.claim);
      if (own && partner) {
        highlight([own.id, partner.id]);
        align(own, partner);
        turnTo(partner);
      }
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

  // The reader's line: a third below the column's top, and at the top where the text begins.
  function away(claim, scroller) {
    return Math.abs(top(claim, scroller) - Math.min(scroller.clientHeight / 3, scroller.scrollTop));
  }

  function counterpart(claim) {
    return document.getElementById(claim.dataset.partner);
  }

  // The linked claim nearest to that line. The one that is there stays until another is clearly
  // nearer, or the other column would go to and fro between two claims of one line.
  function nearest(scroller) {
    const stays = met.find((claim) => scroller.contains(claim));
    let found = stays && met.length === 2 ? stays : null;
    let least = found ? away(found, scroller) - STAYS : Infinity;
    scroller.querySelectorAll("[data-partner][id]").forEach((claim) => {
      const distance = away(claim, scroller);
      if (distance < least && counterpart(claim)) {
        found = claim;
        least = distance;
      }
    });
    return found;
  }

  // The counterpart comes to the height of the claim. While the claim is the same, both columns
  // move as one; from one claim to the next the other column glides.
  function align(claim, partner) {
    const [own, other] = [claim, partner].map((one) => one.closest(".column-scroll"));
    const isMet = met.length === 2 && met.includes(claim) && met.includes(partner);
    if (!isMet) {
      meet([claim, partner]);
    }
    if (!isMet || !moving.has(other)) {
      const goal = () => clamped(other, other.scrollTop + top(partner, other) - top(claim, own));
      send(other, goal, !isMet);
    }
  }

  // On a narrow screen the columns stand beside it, to be swiped to: who asks for the counterpart
  // is brought there.
  function turnTo(claim) {
    const column = claim && claim.closest(".column");
    const columns = column && column.parentElement;
    if (columns && columns.scrollWidth > columns.clientWidth) {
      const left = column.offsetLeft - columns.firstElementChild.offsetLeft;
      columns.scrollTo({ left, behavior: calm.matches ? "auto" : "smooth" });
    }
  }

  function follow(scroller) {
    const claim = nearest(scroller);
    if (claim) {
      const stays = met.length === 2 && met.includes(claim);
      align(claim, stays ? met.find((one) => one !== claim) : counterpart(claim));
    }
  }

  // What this script scrolls is no reader's scrolling: the column stands where it was put.
  scrollers.forEach((scroller) => {
    scroller.addEventListener("scroll", () => {
      if (Math.abs(scroller.scrollTop - (placed.get(scroller) ?? -9)) < 2) {
        return;
      }
      placed.delete(scroller);
      moving.delete(scroller);
      follow(scroller);
    });
  });

  if (steps.length) {
    show(current(), { smooth: false, write: false });
  }
})();
