"""The noun that an amount counts or measures."""

from collections.abc import Iterator, Sequence
from typing import Final

from framing.engine import lexicons
from framing.engine.lexicons.lemmas import noun_lemma
from framing.engine.names.words import entry
from framing.engine.quantities.scene import CLAUSE_ENDS, Counted, Scene, key
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary, vocabulary
from framing.engine.tuning import QUANTITY_REACH

# A noun held at length is counted all the same: 300 „Banditen“.
_QUOTES: Final = frozenset("„“”\"«»‹›‚‘’'")
_SKIPPED: Final = _QUOTES | {"-"}
_SOLDIER: Final = "soldat"
_PARTICIPLES: Final = ("te", "ten", "ene", "enen", "ende", "enden")


def noun_behind(scene: Scene, at: int, stop: int) -> Counted:
    """Read the noun phrase behind an amount, also behind the bracket or dash that ends its aside.

    "Sehr viele – laut dem Verband 20.000 – erschöpfte Helfer": there the noun comes after it.
    """
    if scene.closes_aside(at):
        at += 1
    if scene.words.language == "de":
        return _german_noun(scene, at, stop)
    return _plural_noun(scene, at, stop)


def _german_noun(scene: Scene, at: int, stop: int) -> Counted:
    outcome = ""
    at = _behind_attribute(scene, at, stop)
    for place in range(at, min(at + QUANTITY_REACH, stop)):
        token = scene.tokens[place]
        if token.text in _SKIPPED or scene.word(place - 1) == "-":
            continue
        is_end = token.kind != "word" or place in scene.taken
        if is_end or scene.words.any_of("bare", token.lower):
            break
        if scene.word(place + 1) == "-" or scene.words.any_of("skip", token.lower):
            continue  # "Staats- und Regierungschefs"
        if token.capital:
            return _named(scene, place, outcome)
        happened = key(scene.words.outcome, token) or ""
        if scene.words.any_of("same", token.lower) or not (happened or _adjective(token)):
            break
        outcome = outcome or happened
    return Counted(end=at)


def _behind_attribute(scene: Scene, at: int, stop: int) -> int:
    """Go behind the participle of "300 im Ausland ausgebildete Ärzte"; stay without one.

    Or to it, where it says what happened to them.
    """
    if not scene.words.any_of("lead", scene.word(at)):
        return at
    for place in range(at + 1, min(at + QUANTITY_REACH, stop - 1)):
        token = scene.tokens[place]
        if token.kind != "word":
            break
        if token.lower.endswith(_PARTICIPLES) and not token.capital:
            # "beschlagnahmten" alone might be what somebody did.
            behind = place + (key(scene.words.outcome, token) is None)
            return behind if scene.tokens[place + 1].capital else at
    return at


def _adjective(token: Token) -> bool:
    """Whether a small word may stand before a noun: inflected, and no form of a verb.

    "bewaffnete" behind a number is no preterite, which would end in "-ten" there.
    """
    inflected = token.lower.endswith(("e", "en", "er", "es", "em"))
    participle = token.lower.endswith(("te", "enen", "ene"))  # "sechs angegriffenen Häuser"
    return inflected and (not token.lemma.endswith("en") or participle)


def _named(scene: Scene, at: int, outcome: str) -> Counted:
    token = scene.tokens[at]
    found = key(scene.words.outcome, token)
    if found:
        return Counted(found, None, at + 1)
    if scene.words.any_of("troop", token.text) and _are_several(scene, at):
        # "9 Mann" are no "9 Männer"; of a fire brigade they are people.
        crews = (scene.words.any_of("crew", word.lemma) for word in scene.tokens)
        return Counted(outcome, "" if any(crews) else _SOLDIER, at + 1)
    return _borne(scene, at, outcome)


def is_troop(scene: Scene, noun: Counted) -> bool:
    """Tell "9 Mann", who are soldiers where the text says nothing else of them."""
    return noun.end > 0 and scene.words.any_of("troop", scene.tokens[noun.end - 1].text)


def _are_several(scene: Scene, at: int) -> bool:
    before = [amount for amount in scene.amounts if amount.end <= at]
    return bool(before) and before[-1].low != 1


def _borne(scene: Scene, at: int, outcome: str) -> Counted:
    """Read the group at a noun, or the group that the noun makes somebody a part of.

    "Angehörige der Sicherheitskräfte", "members of the police" are security forces and police.
    """
    token = scene.tokens[at]
    name = group_of(scene.words, token)
    carries = any(scene.words.any_of("carrier", form) for form in token.forms)
    if carries and scene.words.any_of("links", scene.word(at + 1)):
        german = scene.words.language == "de"
        whole = _german_whole(scene, at + 2) if german else _english_whole(scene, at + 2)
        if whole:
            group, end = whole
            known = group in scene.words.group.values()
            return Counted(outcome, group, end, carrier="" if known else name)
    return Counted(outcome, name, at + 1)


def _german_whole(scene: Scene, at: int) -> tuple[str, int] | None:
    for place in range(at, min(at + QUANTITY_REACH, len(scene.tokens))):
        token = scene.tokens[place]
        if token.capital:
            return group_of(scene.words, token), place + 1
        if not _adjective(token):
            break
    return None


def _english_whole(scene: Scene, at: int) -> tuple[str, int] | None:
    places = list(_phrase_words(scene, at, len(scene.tokens)))
    for nth, place in enumerate(places):
        listed = _listed(scene, place)
        if listed:
            return listed
        if key(scene.words.outcome, scene.tokens[place]):
            places = places[:nth]
            break
    return (group_of(scene.words, scene.tokens[places[-1]]), places[-1] + 1) if places else None


def _listed(scene: Scene, at: int) -> tuple[str, int] | None:
    """Return the group that two or three words from here on name together, and where they end."""
    for end in (at + 3, at + 2):
        if end <= len(scene.tokens):
            before = " ".join(scene.word(place) for place in range(at, end - 1))
            found = scene.words.group.get(f"{before} {scene.lemma(end - 1)}")
            if found is not None:
                return found, end
    return None


def group_of(words: Vocabulary, token: Token) -> str:
    """Name a group: the key both languages share, or the dictionary form of the noun."""
    found = key(words.group, token)
    if found is None:
        found = noun_lemma(token.text, token.language).rpartition("-")[2]
    return found


def names_anybody(word: str, language: str) -> bool:
    """Tell a word for people in general, or for whoever holds an office: "Menschen", "Minister"."""
    known = vocabulary(language).group
    if known.get(noun_lemma(word, language), known.get(word.lower())) == "":
        return True
    return word in lexicons.words("names", language, "title")


def _plural_noun(scene: Scene, at: int, stop: int) -> Counted:
    """Read an English or Russian noun phrase: its first plural or known noun."""
    outcome = ""
    places = list(_phrase_words(scene, at, stop))
    for place in places:
        listed = _listed(scene, place)
        if listed:
            return Counted(outcome, *listed)
        happens = key(scene.words.outcome, scene.tokens[place])
        is_noun = bool(happens) and scene.word(place).endswith("s")
        if happens and is_noun and scene.word(place + 1) not in {"of", "among"}:
            return Counted(happens, None, place + 1)  # "the number of detainees stands at 9"
        if happens:
            outcome = outcome or happens
        elif _is_plural(scene, place) and not _heads_on(scene, place, places):
            return _borne(scene, place, outcome)
    # "one small well", "two tonnes of coal a day": no plural tells the noun there.
    part = scene.word(at) == "of"
    one = any(amount.end == at and amount.high == 1 for amount in scene.amounts)
    if places and not outcome and (part or one):
        noun = places[0 if part else -1]
        return Counted("", group_of(scene.words, scene.tokens[noun]), noun + 1)
    return Counted(outcome, None, at + 1) if outcome else Counted(end=at)


def _phrase_words(scene: Scene, at: int, stop: int) -> Iterator[int]:
    """Walk through a noun phrase, as far as the next mark, verb or preposition."""
    for place in range(at, min(at + QUANTITY_REACH, stop)):
        token = scene.tokens[place]
        if token.text in _QUOTES:
            continue
        if token.kind != "word" or place in scene.taken:
            return
        if scene.words.any_of("stop", token.lower) or scene.words.any_of("same", token.lower):
            return
        if not scene.words.any_of("skip", token.lower):
            yield place


def _heads_on(scene: Scene, at: int, places: Sequence[int]) -> bool:
    """Whether a plural only describes the next one: "customs officers", "police cars"."""
    return scene.words.language == "en" and at + 1 in places and _is_plural(scene, at + 1)


def _is_plural(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if key(scene.words.group, token) is not None:
        return True
    inflected = token.lemma != token.lower
    return inflected and (scene.words.language == "ru" or token.lower.endswith(("s", "men")))


def number_of(scene: Scene, index: int) -> Counted | None:
    """Read "die Zahl der Sitze stieg auf 34", "the number of seats"."""
    for place in range(scene.start(index), scene.amounts[index].first):
        if scene.words.any_of("count_of", scene.tokens[place].lemma):
            # "Die Zahl der bei der Razzia gefundenen Waffen": the attribute begins behind "der".
            is_lead = scene.words.any_of("lead", scene.word(place + 2))
            noun = noun_behind(scene, place + 1 + is_lead, scene.amounts[index].first)
            if noun.what:
                return noun
    return None


def strength(scene: Scene, index: int) -> str:
    """Name the people of "das Bataillon umfasst 740 Personen": soldiers; "" for any people."""
    clause = scene.clause(scene.amounts[index].first)
    verb = any(scene.words.any_of("comprise", scene.lemma(at)) for at in clause)
    force = any(scene.lemma(at).endswith(scene.forces) for at in clause)
    listed = any(_listed(scene, at) for at in clause)  # "the police force"
    return _SOLDIER if verb and force and not listed else ""


def measured(scene: Scene, index: int) -> Counted:
    """Say what a share, a price, a length or a multiple is of: the noun behind, or the subject."""
    amount = scene.amounts[index]
    noun = noun_behind(scene, amount.end, scene.stop(index))
    if noun.what or amount.unit.startswith("duration"):
        return Counted("", noun.what or None)
    first = amount.first
    if scene.word(first - 1) == ",":  # "the dam, 30 feet high"
        first -= 1
    clause = scene.clause(first)
    # The German subject may stand anywhere, the English one comes first.
    places = reversed(clause) if scene.words.language == "de" else iter(clause)
    nouns = (
        place
        for place in places
        if _is_noun(scene, place)
        and not scene.words.any_of("told_by", scene.word(place - 1))  # "laut Stadtverwaltung"
    )
    found = next((group_of(scene.words, scene.tokens[place]) for place in nouns), None)
    return Counted("", found or _loss_behind(scene, index))


def _loss_behind(scene: Scene, index: int) -> str | None:
    """Read "auf 1,9 Milliarden Kronen beläuft sich laut Ministerium der Schaden": its own noun."""
    if not scene.amounts[index].unit.startswith("money"):
        return None
    for place in range(scene.amounts[index].end, scene.stop(index)):
        if scene.word(place) in CLAUSE_ENDS:
            return None
        if scene.words.any_of("summed", scene.lemma(place)):
            return group_of(scene.words, scene.tokens[place])
    return None


def _is_noun(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    counted = any(amount.first <= at < amount.end for amount in scene.amounts)
    if token.kind != "word" or at in scene.taken or counted or _is_unit(scene.words, token):
        return False
    if scene.words.any_of("not_counted", token.lower):
        return False
    if scene.words.language != "de":
        return not any(scene.words.any_of(name, token.lower) for name in ("stop", "skip"))
    return token.capital and (at > 0 or (entry(token.text, "de") or "a")[0].isupper())


def _is_unit(words: Vocabulary, token: Token) -> bool:
    return token.lower in words.unit or token.lemma in words.unit
