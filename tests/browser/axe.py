"""Accessibility by axe-core, without looking twice at what looks the same.

Contrast takes axe two thirds of its time on pages of many claims, whose colours are few. What it
computes of a text hangs on what is asked for here (its styles, whether it is one letter, disabled,
or a link inside a text, and the grounds behind it), so one text of each is enough.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
# To write up each node that is right takes longest on the long pages, and nobody reads it.
BROKEN_ONLY = {"resultTypes": ["violations"]}
# What the colour scheme alone can break, and what zooming cannot.
COLOURS = ["color-contrast", "link-in-text-block"]
OF_COLOUR = BROKEN_ONLY | {"runOnly": {"type": "rule", "values": COLOURS}}
# Targets of 24 px (WCAG 2.2, 2.5.8) axe only looks for when it is asked to.
TARGETS = {"target-size": {"enabled": True}}
BUT_COLOUR = BROKEN_ONLY | {"rules": {rule: {"enabled": False} for rule in COLOURS} | TARGETS}

# The first element of each look: its own text's styles, and what lies behind it.
ONE_OF_EACH_LOOK = """() => {
  const OWN = ['color', 'fontSize', 'fontWeight', 'fontStyle', 'textDecorationLine', 'textShadow',
    'borderBottomStyle', 'visibility'];
  const BEHIND = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'position', 'filter'];
  const styles = new Map();
  const written = (node, names) => names.map(name => getComputedStyle(node)[name]).join();
  const behind = node => {
    if (!node) return '';
    if (!styles.has(node)) {
      styles.set(node, `${behind(node.parentElement)}|${written(node, BEHIND)}`);
    }
    return styles.get(node);
  };
  const words = node => [...node.childNodes].filter(child => child.nodeType === 3)
    .map(child => child.data.trim()).join('');
  const speaks = node => node.matches('input, select, textarea, a') || words(node);
  const kind = node => [node.localName, words(node).length > 1, node.disabled === true,
    node.localName === 'a' && Boolean(words(node.parentElement))].join();
  const looks = new Map();
  for (const node of document.querySelectorAll('body *')) {
    if (!speaks(node) || !node.checkVisibility()) continue;
    const look = `${kind(node)}|${written(node, OWN)}${behind(node)}`;
    if (!looks.has(look)) looks.set(look, node);
  }
  return [...looks.values()];
}"""
RUN = """([where, options]) => axe.run(where ? {include: where()} : document, options).then(
  found => found.violations.map(rule => `${rule.id}: ${rule.nodes[0].html.slice(0, 120)}`))"""
RUN_ON_ALL = f"options => ({RUN})([null, options])"
RUN_ON_LOOKS = f"options => ({RUN})([{ONE_OF_EACH_LOOK}, options])"


def _run(page: Page, script: str, options: dict[str, Any]) -> list[str]:
    # Its half a megabyte is read once a page.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(script, options)
    return found


def colours(page: Page) -> list[str]:
    """Name each rule about colours that the page breaks now, with the first place."""
    return _run(page, RUN_ON_LOOKS, OF_COLOUR)


def all_but_colours(page: Page) -> list[str]:
    """Name each other rule that the page breaks at its present width, with the first place."""
    return _run(page, RUN_ON_ALL, BUT_COLOUR)
