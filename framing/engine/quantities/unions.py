"""Two groups that one number counts and that together have a name: police and soldiers."""

from dataclasses import replace
from typing import Final

from framing.engine.quantities.nouns import noun_behind
from framing.engine.quantities.scene import Counted, Scene

SECURITY: Final = "sicherheitskraft"


def united(scene: Scene, noun: Counted) -> Counted:
    """Let "18 Polizisten und Soldaten" be 18 of the security forces; else the noun as it is."""
    if not noun.group or not scene.words.any_of("joins", scene.word(noun.end)):
        return noun
    other = noun_behind(scene, noun.end + 1, len(scene.tokens))
    is_whole = scene.words.any_of("united", f"{noun.group} {other.group}")
    return replace(noun, group=SECURITY, end=other.end) if is_whole else noun
