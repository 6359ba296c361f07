"""What an amount counts, and of whom: the noun behind it, the predicate, or what stood before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from framing.engine.quantities import ages, sexes
from framing.engine.quantities.amounts import Amount
from framing.engine.quantities.former import replaces_next
from framing.engine.quantities.kinds import part_of
from framing.engine.quantities.linked import is_instead_of
from framing.engine.quantities.nouns import is_troop, measured, noun_behind, number_of, strength
from framing.engine.quantities.outcomes import befell, happened, summed_up, whereabouts
from framing.engine.quantities.scene import Counted, Scene
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.unions import united
from framing.engine.quantities.vocabulary import Vocabulary
from framing.engine.quantities.whose import goes_with, in_own_ranks, said_to_be, told_of

# A number without a noun counts what the number or the share before it was of.
_NAMING: Final = ("count", "percent")
_WEIGHED: Final = ("mass", "volume")
_PARTITIVE: Final = frozenset({"von", "of"})  # closed


def resolve(
    tokens: Sequence[Token], amounts: Sequence[Amount], taken: Sequence[int], words: Vocabulary
) -> tuple[Counted, ...]:
    """Say for each amount of a sentence what it counts, in the order they stand."""
    scene = Scene(tokens, amounts, frozenset(taken), words)
    found: list[Counted] = []
    for index, amount in enumerate(amounts):
        if amount.unit == "count" and _is_difference(scene, index):
            found.append(Counted())
        elif amount.unit == "count":
            previous = next(
                (
                    found[before]
                    for before in reversed(range(index))
                    if amounts[before].unit in _NAMING
                ),
                None,
            )
            found.append(_count(scene, index, previous))
        elif amount.unit == ages.UNIT:
            sex = sexes.of(tokens, amount.first, amount.end, words)
            found.append(Counted("alter", sex))
        else:
            found.append(_weighed(scene, index))
    return tuple(_handed_on(scene, _parted(scene, tuple(_shared(scene, found)))))


def _parted(scene: Scene, found: Sequence[Counted]) -> Sequence[Counted]:
    """Let parts share what befell the whole: "40 Tote: 31 Frauen und 9 Männer".

    They are parts where they stand behind a colon and add up to it.
    """
    for index, whole in enumerate(found[:-1]):
        rest = range(index + 1, len(found))
        between = range(scene.amounts[index].end, scene.amounts[index + 1].first)
        is_list = whole.outcome and any(scene.word(at) == ":" for at in between)
        parts = [found[n] for n in rest]
        total = sum(scene.amounts[n].low for n in rest)
        if is_list and total == scene.amounts[index].low and all(p.group for p in parts):
            told = (replace(part, outcome=part.outcome or whole.outcome) for part in parts)
            return (*found[: index + 1], *told)
    return found


def _weighed(scene: Scene, index: int) -> Counted:
    """Say what a measure is of: what happened to it ("90 tonnes leaked"), or else its noun."""
    amount = scene.amounts[index]
    deed = befell(scene, index) if amount.unit.startswith(_WEIGHED) else ""
    if not deed:
        return measured(scene, index)
    return Counted(deed, noun_behind(scene, amount.end, scene.stop(index)).group)


def _handed_on(scene: Scene, found: Sequence[Counted]) -> Iterator[Counted]:
    """Let "40" in "von 12 Booten auf 40" count what the number that it replaces counts.

    And "40" in "40 statt 12 Boote".
    """
    for index, counted in enumerate(found):
        amount, *others = scene.amounts[index : index + 2]
        is_bare = bool(others) and not counted.what
        if is_bare and is_instead_of(scene.tokens, amount, others[0], scene.words):
            yield replace(found[index + 1], end=counted.end)
            continue
        is_new = index > 0 and replaces_next(scene, index - 1)
        told = is_new and found[index - 1].outcome and not counted.outcome
        yield replace(found[index - 1], end=counted.end) if told else counted


def _shared(scene: Scene, found: Sequence[Counted]) -> Iterator[Counted]:
    """Let two nouns joined by "und" share a predicate: "acht Häuser und zwei Ställe brannten"."""
    for index, counted in enumerate(found):
        near = [
            found[other]
            for other in (index - 1, index + 1)
            if 0 <= other < len(found) and _joined(scene, found, min(index, other))
        ]
        told = next((other.outcome for other in near if other.by_verb), "")
        alone = counted.group is not None and not counted.outcome
        yield replace(counted, outcome=told) if told and alone else counted


def _joined(scene: Scene, found: Sequence[Counted], index: int) -> bool:
    """Whether only "und" stands between what an amount counts and the next amount."""
    between = range(found[index].end, scene.amounts[index + 1].first)
    return len(between) == 1 and scene.words.any_of("joins", scene.word(between.start))


def _count(scene: Scene, index: int, previous: Counted | None) -> Counted:
    noun = united(scene, noun_behind(scene, scene.amounts[index].end, scene.stop(index)))
    if noun.outcome:
        if scene.words.any_of("ailing", noun.outcome):
            noun = replace(noun, outcome=whereabouts(scene, index) or noun.outcome)
        if noun.group is None:
            group = in_own_ranks(scene, noun.end, previous)
            group = group or told_of(scene, index, noun) or goes_with(scene, index, previous)
        else:
            group = None
        return noun if group is None else replace(noun, group=group)
    if _is_part(scene, index):  # "three of the four men"
        whole = noun_behind(scene, scene.amounts[index + 1].end, scene.stop(index + 1))
        return Counted(happened(scene, index, whole) or whole.outcome, whole.group)
    if previous and _is_where(scene, index, noun, previous):
        return noun
    return _count_alone(scene, index, noun, previous)


def _count_alone(scene: Scene, index: int, noun: Counted, previous: Counted | None) -> Counted:
    """Say what a number without an outcome of its own counts: by its predicate, or by a noun."""
    if _is_whole(scene, index) and noun.group is not None:
        return noun if noun.group else replace(noun, outcome=whereabouts(scene, index))
    if previous and _refers(scene, index, noun):
        return _of_previous(scene, index, noun, previous)
    outcome = happened(scene, index, noun)
    # "312 Passagiere an Bord" are counted by their noun, "90 Patienten in Kliniken" are not.
    if not outcome and (noun.group == "" or scene.words.any_of("lying", noun.group or "")):
        outcome = whereabouts(scene, index)
        noun = replace(noun, group="") if outcome else noun
    subject = number_of(scene, index)
    if outcome:
        who = _who(noun, subject or previous)
        who = (told_of(scene, index, noun) if is_troop(scene, noun) else None) or who
        return Counted(outcome, who, noun.end, by_verb=True)
    if noun.group is not None:
        group = noun.group or strength(scene, index)
        deed = previous.outcome if previous and _is_next_part(scene, index, noun) else ""
        return replace(noun, group=group, outcome=deed or summed_up(scene, index, noun))
    if _is_of_those(scene, noun):  # the sentence before says what befell them
        return Counted("", said_to_be(scene, index, noun.end), noun.end)
    told = subject or _left_out(scene, index, previous)
    return told if told.what else replace(told, outcome=whereabouts(scene, index))


def _is_where(scene: Scene, index: int, noun: Counted, previous: Counted) -> bool:
    """Tell "40 wurden in zwei Häfen festgenommen": places count nobody to whom it happened."""
    lead = scene.word(scene.amounts[index].first - 1)
    is_thing = bool(noun.group) and not part_of(noun.group or "")
    is_place = is_thing and bool(previous.outcome) and scene.words.any_of("where", lead)
    return is_place and happened(scene, index, noun) in {"", previous.outcome}


def _is_difference(scene: Scene, index: int) -> bool:
    """Whether it tells by how many one number exceeds another: "17 mehr als erlaubt"."""
    end = scene.amounts[index].end
    return scene.words.any_of("differs", f"{scene.word(end)} {scene.word(end + 1)}")


def _who(noun: Counted, told: Counted | None) -> str | None:
    """A number without a noun is of those named before: "die Zahl der verletzten Polizisten"."""
    return told.group if noun.group is None and told else noun.group


def _is_part(scene: Scene, index: int) -> bool:
    """Whether only "of the" stands between an amount and the next."""
    between = range(scene.amounts[index].end, scene.stop(index))
    linked = [scene.words.any_of("skip", scene.word(at)) for at in between]
    return bool(linked) and all(linked) and index + 1 < len(scene.amounts)


def _is_whole(scene: Scene, index: int) -> bool:
    """Whether another number is a part of it: "three of the four men", "von 64 Gästen starben 7".

    What is told then happened to the part.
    """
    if index and _is_part(scene, index - 1):
        return True
    first = scene.amounts[index].first
    lead = [scene.word(at) for at in scene.clause(first)]
    is_led = (
        bool(lead)
        and lead[0] in _PARTITIVE
        and all(scene.words.any_of("skip", word) for word in lead)
    )
    others = scene.amounts[index + 1 :]
    is_parted = any(other.unit == "count" and not other.article for other in others)
    return is_led and is_parted and not replaces_next(scene, index)


def _left_out(scene: Scene, index: int, previous: Counted | None) -> Counted:
    """A bare number counts what the number before counted; a fraction measures the subject."""
    amount = scene.amounts[index]
    if amount.low != int(amount.low):
        return measured(scene, index)
    # "… two of them children, the channel Kanal 7 reported": that is its name.
    lead = scene.tokens[amount.first - 1] if amount.first > 1 else None
    is_name = lead is not None and lead.capital and scene.words.language == "en"
    if previous is None or is_name:
        return Counted()
    is_same = previous.group is None or _is_it(scene, index)
    return previous if is_same else Counted("", previous.group)


def _is_it(scene: Scene, index: int) -> bool:
    """Tell "am Tag zuvor waren es noch acht": as many of what was counted before."""
    clause = scene.clause(scene.amounts[index].first)
    pairs = (f"{scene.word(at)} {scene.word(at + 1)}" for at in clause)
    return any(scene.words.any_of("it_was", pair) for pair in pairs)


def _refers(scene: Scene, index: int, noun: Counted) -> bool:
    """Whether it counts a part of what was counted before: "darunter", "von ihnen", "davon"."""
    first = scene.amounts[index].first
    is_among = any(scene.among(at) for at in range(first - 3, first))
    return is_among or _is_of_those(scene, noun)


def _is_next_part(scene: Scene, index: int, noun: Counted) -> bool:
    """Tell "9" in "of whom 31 were civilians and 9 members of the security forces"."""
    is_joined = scene.words.any_of("joins", scene.word(scene.amounts[index].first - 1))
    if not is_joined or not index or not part_of(noun.group or ""):
        return False
    before = scene.amounts[index - 1].end
    return _refers(scene, index - 1, noun_behind(scene, before, scene.stop(index - 1)))


def _is_of_those(scene: Scene, noun: Counted) -> bool:
    """Whether "von ihnen" or "davon" stands behind: "30 von ihnen waren Kinder"."""
    behind = (scene.word(at) for at in range(noun.end, noun.end + 2))
    return any(scene.words.any_of("same", word) for word in behind)


def _of_previous(scene: Scene, index: int, noun: Counted, previous: Counted) -> Counted:
    outcome = happened(scene, index, noun) or previous.outcome
    group = previous.group if noun.group is None else noun.group
    # "Drei von ihnen Kinder", "three of them children".
    same = (n for n in (noun.end, noun.end + 1) if scene.words.any_of("same", scene.word(n)))
    behind = next(same, None)
    if behind is not None:
        group = noun_behind(scene, behind + 1, scene.stop(index)).group or group
    return Counted(outcome, said_to_be(scene, index, noun.end) or group, noun.end)
