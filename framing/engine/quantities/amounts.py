"""Numbers with their bound words, ranges and units, before it is known what they count."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from framing.engine.quantities import ages, beginnings, labelled, numbers, shares
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Unit, Vocabulary
from framing.engine.values import Bound

_DAY_IN_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of something; `first` and `end` are indexes of tokens, `end` exclusive."""

    first: int
    end: int
    low: float
    high: float
    bound: Bound
    unit: str = "count"
    article: bool = False  # counts only where the noun or the predicate says so


def find(tokens: Sequence[Token], taken: Collection[int], words: Vocabulary) -> tuple[Amount, ...]:
    """Find all amounts in a sentence; `taken` are tokens that belong to dates."""
    found: list[Amount] = []
    end = 0
    for at in [at for at, token in enumerate(tokens) if beginnings.may_begin(token, words)]:
        amount = None if at < end or at in taken else _amount(tokens, at, taken, words)
        if amount:
            found.append(amount)
            end = amount.end
    return tuple(found)


def _amount(
    tokens: Sequence[Token], at: int, taken: Collection[int], words: Vocabulary
) -> Amount | None:
    special = _times(tokens, at, words) or _share(tokens, at, words) or _age(tokens, at, words)
    if special:
        return special
    value = numbers.read(tokens, at, words)
    if value is None or labelled.is_name(tokens, at, value.end, words):
        return None
    if _word(tokens, value.end) in words.share:
        return None  # "ein Viertel" of a town
    value = _range(tokens, at, value, words)
    first, bound = _bound(tokens, at, taken, words)
    if value.vague and bound is Bound.EXACT:
        bound = Bound.ABOUT
    amount = Amount(first, value.end, value.low, value.high, bound)
    amount = _worth(tokens, _measured(tokens, at, amount, words), words)
    if amount.unit == "count" and _word(tokens, value.end) == "-" and _is_glued(tokens, value.end):
        return None  # "2,5-stündig", "1.5-fold"
    amount = _signed(tokens, at, amount)
    # "über eine Festplatte", "unter einem Dach": there the bound word is a preposition.
    # "nur eine kurze Pause": what is described so is named, not counted.
    bounded = first < at and not words.any_of("preposition", tokens[first].lower)
    bounded = bounded and not (bound is Bound.EXACT and _described(tokens, value.end, words))
    sure = amount.unit != "count" or value.low != value.high or bounded or value.scaled
    amount = _after(tokens, amount, words)
    return replace(amount, article=True) if value.article and not sure else amount


def _worth(tokens: Sequence[Token], amount: Amount, words: Vocabulary) -> Amount:
    """Read "ein Angebot über 800.000 Euro": there "über" is no bound."""
    before = tokens[amount.first - 1] if amount.first else None
    is_worth = before is not None and words.any_of("worth", before.lemma)
    bounded = words.any_of("preposition", tokens[amount.first].lower)
    if not (is_worth and bounded and amount.unit.startswith("money")):
        return amount
    return replace(amount, first=amount.first + 1, bound=Bound.EXACT)


def _share(tokens: Sequence[Token], at: int, words: Vocabulary) -> Amount | None:
    share = shares.read(tokens, at, words)
    if share is None:
        return None
    first, bound = _bound(tokens, share.first, (), words)
    # Nobody who says "a third" means 33.3 and not 34.
    bound = Bound.ABOUT if bound is Bound.EXACT else bound
    return Amount(first, share.end, share.value, share.value, bound, "percent")


def _age(tokens: Sequence[Token], at: int, words: Vocabulary) -> Amount | None:
    found = ages.read(tokens, at, words)
    if found is None:
        return None
    age, end = found
    first, bound = _bound(tokens, at, (), words)
    return Amount(first, end, age, age, bound, ages.UNIT)


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins what stands before and behind it to one word."""
    is_joined = tokens[at - 1].end == tokens[at].start
    return is_joined and any(token.start == tokens[at].end for token in tokens[at + 1 : at + 2])


def _described(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    return words.language == "de" and at < len(tokens) and not tokens[at].capital


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _range(
    tokens: Sequence[Token], at: int, value: numbers.Value, words: Vocabulary
) -> numbers.Value:
    """Read "zwei oder drei", "20–30", "zwischen 20 und 30", "between 20 and 30"."""
    join = _word(tokens, value.end)
    between = _word(tokens, at - 1) in {"zwischen", "between"} and join in {"und", "and"}
    if not (between or join in words.join or join in {"–", "-"}) or value.end + 1 >= len(tokens):
        return value
    if (_word(tokens, at - 1), join) == ("from", "to"):  # a change
        return value
    second = numbers.read(tokens, value.end + 1, words)
    if second is None:
        return value
    low = value.low
    # "zwei bis drei Millionen": the scale word belongs to both.
    if second.scaled and not value.scaled:
        plain = numbers.read(tokens[: value.end + 2], value.end + 1, words)
        low *= second.high / plain.high if plain and plain.high else 1
    if low >= second.high:
        return value
    return replace(second, low=low, article=False)


def _bound(
    tokens: Sequence[Token], at: int, taken: Collection[int], words: Vocabulary
) -> tuple[int, Bound]:
    """Find the bound words right before a number: the first of them, and what they say."""
    start = at - 1 if _word(tokens, at - 1) in {"zwischen", "between", "$", "€", "£"} else at
    for length in (3, 2, 1):
        last = start - words.any_of("filler", _word(tokens, start - 1))
        first = last - length
        if first < 0 or any(place in taken for place in range(first, last)):
            continue
        phrase = " ".join(token.lower for token in tokens[first:last]).replace(" .", ".")
        if phrase in words.bound:
            return first, words.bound[phrase]
    return start, Bound.EXACT


def _measured(tokens: Sequence[Token], at: int, amount: Amount, words: Vocabulary) -> Amount:
    """Add the unit before ("$5") or after ("5 Euro", "80 per cent") the number."""
    sign = (
        words.unit.get(_word(tokens, at - 1)) if at and not tokens[at - 1].text.isalpha() else None
    )
    inside = words.inside.get(_word(tokens, amount.end))
    unit, end = (sign, amount.end) if sign else _unit(tokens, amount.end + bool(inside), words)
    if inside and unit and not unit.name.startswith("duration:minute"):
        return amount  # "eine gute Woche" may be one in which all went well
    if unit is None:
        return amount
    amount = _in_unit(replace(amount, end=end, bound=inside or amount.bound), unit)
    return _and_smaller(tokens, amount, unit, words)


def _unit(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[Unit | None, int]:
    if at >= len(tokens):
        return None, at
    if at + 1 < len(tokens):
        pair = words.unit.get(f"{tokens[at].lower} {tokens[at + 1].lemma}")
        if pair:  # "80 per cent", "six nautical miles"
            return pair, at + 2
    if _word(tokens, at) in {"a", "an"}:  # "half an hour"
        at += 1
    if _word(tokens, at) == "-" and at + 1 < len(tokens):  # "6.4-kilometre", "6,4-Kilometer-Brücke"
        return words.unit.get(_word(tokens, at + 1).partition("-")[0]), at + 2
    token = tokens[min(at, len(tokens) - 1)]
    unit = _listed(token, words)
    return (unit, at + 1) if unit else _of_a_country(tokens, at, words)


def _listed(token: Token, words: Vocabulary) -> Unit | None:
    return words.unit.get(token.lower) or words.unit.get(token.lemma)


def _of_a_country(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[Unit | None, int]:
    """Read the money in "norwegische Kronen", "Norwegian kroner": as without the country."""
    country = _word(tokens, at).endswith(("ische", "ischen", "ish", "ian"))
    if not country or at + 1 >= len(tokens):
        return None, at + 1
    money = _listed(tokens[at + 1], words)
    is_money = money is not None and money.name.startswith("money")
    return (money, at + 2) if is_money else (None, at + 1)


def _in_unit(amount: Amount, unit: Unit) -> Amount:
    name, factor = unit.name, unit.factor
    whole = amount.low * factor % _DAY_IN_MINUTES == 0 == amount.high * factor % _DAY_IN_MINUTES
    if name == "duration:minute" and whole:  # "48 Stunden" are two days
        name, factor = "duration:day", factor / _DAY_IN_MINUTES
    return replace(amount, unit=name, low=amount.low * factor, high=amount.high * factor)


def _and_smaller(tokens: Sequence[Token], amount: Amount, unit: Unit, words: Vocabulary) -> Amount:
    """Add the smaller part of "zwei Stunden und acht Minuten"."""
    if _word(tokens, amount.end) not in {"und", "and"} or amount.end + 1 >= len(tokens):
        return amount
    value = numbers.read(tokens, amount.end + 1, words)
    if value is None:
        return amount
    smaller, end = _unit(tokens, value.end, words)
    if smaller is None or smaller.name != unit.name or smaller.factor >= unit.factor:
        return amount
    more = value.low * smaller.factor
    return replace(amount, low=amount.low + more, high=amount.high + more, end=end)


def _signed(tokens: Sequence[Token], at: int, amount: Amount) -> Amount:
    sign = _word(tokens, at - 1)
    close = sign in {"-", "–", "−"} and tokens[at - 1].end == tokens[at].start
    if amount.unit != "temperature:c" or not (sign == "minus" or close):
        return amount
    return replace(amount, low=-amount.high, high=-amount.low, first=min(amount.first, at - 1))


def _after(tokens: Sequence[Token], amount: Amount, words: Vocabulary) -> Amount:
    """Read a bound behind the number: "200 oder mehr"."""
    phrase = " ".join(token.lower for token in tokens[amount.end : amount.end + 2])
    if phrase not in words.after:
        return amount
    return replace(amount, bound=words.after[phrase], end=amount.end + 2)


def _times(tokens: Sequence[Token], at: int, words: Vocabulary) -> Amount | None:
    """Read multiples: "verdoppelt", "fünfmal", "das Zwei- oder Dreifache", "tenfold"."""
    token = tokens[at]
    factor = words.times.get(token.lower)
    low = high = factor
    end = at + 1
    if factor is None:
        low = high = _suffixed(token, words)
        if high is None and _word(tokens, at + 1) == "-" and _word(tokens, at + 2) in words.join:
            last = at + 3
            high = _suffixed(tokens[last], words) if last < len(tokens) else None
            value = numbers.read(tokens, at, words)
            low, end = (value.low if value else None), last + 1
    if low is None or high is None:
        return None
    first, bound = _bound(tokens, at, (), words)
    return Amount(first, end, low, high, bound, "times")


def _suffixed(token: Token, words: Vocabulary) -> float | None:
    for suffix in words.times_suffix:
        if token.lower.endswith(suffix) and token.kind == "word":
            value = words.number.get(token.lower.removesuffix(suffix).rstrip("-"))
            return None if value == 1 else value  # "noch einmal", "das einfache Volk"
    return None
